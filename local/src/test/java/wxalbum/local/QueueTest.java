package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.embedded.ObjectEvent;
import wxalbum.http.Json;
import wxalbum.local.console.DeadLetter;
import wxalbum.local.console.QueueState;

class QueueTest {
  private static final String DONE = "{\"batchItemFailures\":[]}";
  private static final QueueDeclaration DECLARATION =
      new QueueDeclaration("Wishes", Duration.ofSeconds(4), 3, List.of("wishes/"));

  @TempDir private Path folder;
  private final Lines lines = new Lines();
  private final FunctionHost host = Functions.host(Handlers.Scripted.class);

  @BeforeEach
  void forgetEarlierEvents() {
    Handlers.Scripted.EVENTS.clear();
    Handlers.Scripted.ANSWERS.clear();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void deliversAMessageAsSqsDoes() throws Exception {
    try (Queue queue = queue(1)) {
      queue.start();
      Handlers.Scripted.ANSWERS.add(DONE);

      queue.send("a wish");
      JsonNode record = event().path("Records").path(0);

      assertThat(record.path("body").asText()).isEqualTo("a wish");
      assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
      assertThat(record.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
      assertThat(lines.next()).contains("Wishes").contains("done");
      assertThat(store().live()).isEmpty();
    }
  }

  @Test
  void triesOnlyWhatFailedOfABatchAgain() throws Exception {
    try (Queue queue = queue(2)) {
      queue.send("good");
      queue.send("bad");

      queue.start();
      JsonNode records = event().path("Records");
      JsonNode bad =
          records.path(0).path("body").asText().equals("bad") ? records.path(0) : records.path(1);
      fail(bad.path("messageId").asText());
      JsonNode retried = event().path("Records");
      Handlers.Scripted.ANSWERS.add(DONE);

      assertThat(records).hasSize(2);
      assertThat(retried).hasSize(1);
      assertThat(retried.path(0).path("body").asText()).isEqualTo("bad");
      assertThat(retried.path(0).path("attributes").path("ApproximateReceiveCount").asText())
          .isEqualTo("2");
    }
  }

  @Test
  void givesAMessageUpAfterAllItsReceives() throws Exception {
    try (Queue queue = queue(1)) {
      queue.start();
      queue.send("hopeless");

      for (int receive = 1; receive <= 3; receive++) {
        fail(event().path("Records").path(0).path("messageId").asText());
        lines.next();
      }

      // The line about the dead letter precedes the line of the last invocation.
      assertThat(lines.next()).isNotEmpty();
      assertThat(store().live()).isEmpty();
      assertThat(store().dead()).extracting(Message::body).containsExactly("hopeless");
    }
  }

  @Test
  void triesADeadMessageAnewWithAllItsReceives() throws Exception {
    store().bury(new Message("m1", "hopeless", Instant.EPOCH, 3, 0));
    store().bury(new Message("m2", "left alone", Instant.EPOCH, 3, 0));
    try (Queue queue = queue(1)) {
      queue.start();

      int redriven = queue.redrive("m1"::equals);
      JsonNode record = event().path("Records").path(0);
      QueueState state = queue.state();
      Handlers.Scripted.ANSWERS.add(DONE);

      assertThat(redriven).isEqualTo(1);
      assertThat(record.path("body").asText()).isEqualTo("hopeless");
      assertThat(record.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
      assertThat(state.inHand()).isEqualTo(1);
      assertThat(state.oldest()).contains(Instant.EPOCH);
      assertThat(state.dead()).extracting(DeadLetter::id).containsExactly("m2");
    }
  }

  @Test
  void namesThePhotoOfADeadMessageAndNothingElseOfIt() {
    String photo = "01KQH5Z8M0000000000000000A";
    ObjectEvent arrival =
        new ObjectEvent(
            "ObjectCreated:Put",
            "wxalbum",
            "originals/01KQH5Z0000000000000000000/" + photo,
            1,
            "tag",
            Instant.EPOCH);
    store().bury(new Message("m1", StorageEvent.of(arrival), Instant.EPOCH, 3, 0));
    store().bury(new Message("m2", "no JSON", Instant.EPOCH, 3, 0));
    try (Queue queue = queue(1)) {
      assertThat(queue.state().dead())
          .containsExactly(
              new DeadLetter("m1", Instant.EPOCH, 3, Optional.of(photo)),
              new DeadLetter("m2", Instant.EPOCH, 3, Optional.empty()));
    }
  }

  @Test
  void keepsAMessageOverARestart() throws Exception {
    try (Queue queue = queue(1)) {
      queue.send("patient");
    }

    try (Queue queue = queue(1)) {
      Handlers.Scripted.ANSWERS.add(DONE);
      queue.start();

      assertThat(event().path("Records").path(0).path("body").asText()).isEqualTo("patient");
    }
  }

  @Test
  void letsAMessageThatIsBeingWorkedOnBeFinished() throws Exception {
    Queue queue = queue(1);
    queue.start();
    queue.send("last");
    event();
    Handlers.Scripted.ANSWERS.add(DONE);

    queue.close();

    assertThat(store().live()).isEmpty();
  }

  @Test
  void waitsLongerEachTimeButNotLongerThanTheQueueHides() {
    var pause = Queue.backoff(DECLARATION);

    assertThat(pause.apply(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pause.apply(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pause.apply(5)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void failsTheWholeBatchForAnAnswerThatNobodyUnderstands() {
    var ids = java.util.Set.of("a", "b");

    assertThat(QueueEvent.failed("no JSON", ids)).isEqualTo(ids);
    assertThat(QueueEvent.failed("{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"}]}", ids))
        .isEqualTo(ids);
    assertThat(QueueEvent.failed("", ids)).isEmpty();
  }

  private Queue queue(int batch) {
    Trigger.Messages trigger = new Trigger.Messages("Wishes", batch, 1, true);
    return new Queue(
        DECLARATION, trigger, host, store(), new Terminal(lines), receives -> Duration.ZERO);
  }

  private MessageStore store() {
    return new MessageStore(folder);
  }

  private static JsonNode event() throws Exception {
    return Json.read(Handlers.Scripted.EVENTS.take());
  }

  private static void fail(String id) {
    Handlers.Scripted.ANSWERS.add(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}".formatted(id));
  }
}
