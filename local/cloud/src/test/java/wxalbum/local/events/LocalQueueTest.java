package wxalbum.local.events;

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
import wxalbum.console.DeadLetter;
import wxalbum.console.QueueState;
import wxalbum.embedded.ObjectEvent;
import wxalbum.http.Json;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.QueueDeclaration;
import wxalbum.local.template.Trigger;
import wxalbum.testkit.CapturedOutput;

class LocalQueueTest {
  private static final String NO_FAILURES = "{\"batchItemFailures\":[]}";
  private static final QueueDeclaration DECLARATION =
      new QueueDeclaration("Wishes", Duration.ofSeconds(4), 3, List.of("wishes/"));

  @TempDir private Path folder;
  private final CapturedOutput lines = new CapturedOutput();
  private final FunctionHost host = FunctionFixture.host(TestHandlers.Scripted.class);

  @BeforeEach
  void clearEvents() {
    TestHandlers.Scripted.EVENTS.clear();
    TestHandlers.Scripted.RESPONSES.clear();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void deliversMessageAsSqs() throws Exception {
    try (LocalQueue queue = newQueue(1)) {
      queue.start();
      TestHandlers.Scripted.RESPONSES.add(NO_FAILURES);

      queue.send("a wish");
      JsonNode record = takeEvent().path("Records").path(0);

      assertThat(record.path("body").asText()).isEqualTo("a wish");
      assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
      assertThat(record.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
      assertThat(lines.awaitLine()).contains("Wishes").contains("done");
      assertThat(newStore().pending()).isEmpty();
    }
  }

  @Test
  void retriesOnlyFailedMessagesOfBatch() throws Exception {
    try (LocalQueue queue = newQueue(2)) {
      queue.send("good");
      queue.send("bad");

      queue.start();
      JsonNode records = takeEvent().path("Records");
      JsonNode bad =
          records.path(0).path("body").asText().equals("bad") ? records.path(0) : records.path(1);
      respondWithFailure(bad.path("messageId").asText());
      JsonNode retried = takeEvent().path("Records");
      TestHandlers.Scripted.RESPONSES.add(NO_FAILURES);

      assertThat(records).hasSize(2);
      assertThat(retried).hasSize(1);
      assertThat(retried.path(0).path("body").asText()).isEqualTo("bad");
      assertThat(retried.path(0).path("attributes").path("ApproximateReceiveCount").asText())
          .isEqualTo("2");
    }
  }

  @Test
  void movesMessageToDeadLettersAfterLastReceive() throws Exception {
    try (LocalQueue queue = newQueue(1)) {
      queue.start();
      queue.send("hopeless");

      for (int receive = 1; receive <= 3; receive++) {
        respondWithFailure(takeEvent().path("Records").path(0).path("messageId").asText());
        lines.awaitLine();
      }

      // The line about the dead letter precedes the line of the last invocation.
      assertThat(lines.awaitLine()).isNotEmpty();
      assertThat(newStore().pending()).isEmpty();
      assertThat(newStore().deadLetters())
          .extracting(LocalMessage::body)
          .containsExactly("hopeless");
    }
  }

  @Test
  void redriveResetsReceiveCount() throws Exception {
    newStore().moveToDeadLetters(new LocalMessage("m1", "hopeless", Instant.EPOCH, 3, 0));
    newStore().moveToDeadLetters(new LocalMessage("m2", "left alone", Instant.EPOCH, 3, 0));
    try (LocalQueue queue = newQueue(1)) {
      queue.start();

      int redriven = queue.redrive("m1"::equals);
      JsonNode record = takeEvent().path("Records").path(0);
      QueueState state = queue.state();
      TestHandlers.Scripted.RESPONSES.add(NO_FAILURES);

      assertThat(redriven).isEqualTo(1);
      assertThat(record.path("body").asText()).isEqualTo("hopeless");
      assertThat(record.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
      assertThat(state.inFlight()).isEqualTo(1);
      assertThat(state.oldestSentAt()).contains(Instant.EPOCH);
      assertThat(state.deadLetters()).extracting(DeadLetter::id).containsExactly("m2");
    }
  }

  @Test
  void exposesOnlyPhotoIdOfDeadLetter() {
    String photo = "01KQH5Z8M0000000000000000A";
    ObjectEvent arrival =
        new ObjectEvent(
            "ObjectCreated:Put",
            "wxalbum",
            "originals/01KQH5Z0000000000000000000/" + photo,
            1,
            "tag",
            Instant.EPOCH);
    newStore()
        .moveToDeadLetters(new LocalMessage("m1", S3EventMessage.of(arrival), Instant.EPOCH, 3, 0));
    newStore().moveToDeadLetters(new LocalMessage("m2", "no JSON", Instant.EPOCH, 3, 0));
    try (LocalQueue queue = newQueue(1)) {
      assertThat(queue.state().deadLetters())
          .containsExactly(
              new DeadLetter("m1", Instant.EPOCH, 3, Optional.of(photo)),
              new DeadLetter("m2", Instant.EPOCH, 3, Optional.empty()));
    }
  }

  @Test
  void keepsMessageAcrossRestart() throws Exception {
    try (LocalQueue queue = newQueue(1)) {
      queue.send("patient");
    }

    try (LocalQueue queue = newQueue(1)) {
      TestHandlers.Scripted.RESPONSES.add(NO_FAILURES);
      queue.start();

      assertThat(takeEvent().path("Records").path(0).path("body").asText()).isEqualTo("patient");
    }
  }

  @Test
  void finishesMessageInProgressOnClose() throws Exception {
    LocalQueue queue = newQueue(1);
    queue.start();
    queue.send("last");
    takeEvent();
    TestHandlers.Scripted.RESPONSES.add(NO_FAILURES);

    queue.close();

    assertThat(newStore().pending()).isEmpty();
  }

  @Test
  void backsOffUpToVisibilityTimeout() {
    var pause = LocalQueue.exponentialBackoff(DECLARATION);

    assertThat(pause.apply(1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(pause.apply(2)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pause.apply(5)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void failsWholeBatchForInvalidResponse() {
    var ids = java.util.Set.of("a", "b");

    assertThat(SqsEvent.parseFailedIds("no JSON", ids)).isEqualTo(ids);
    assertThat(SqsEvent.parseFailedIds("{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"}]}", ids))
        .isEqualTo(ids);
    assertThat(SqsEvent.parseFailedIds("", ids)).isEmpty();
  }

  private LocalQueue newQueue(int batch) {
    Trigger.SqsQueue trigger = new Trigger.SqsQueue("Wishes", batch, 1, true);
    return new LocalQueue(
        DECLARATION, trigger, host, newStore(), new Terminal(lines), receives -> Duration.ZERO);
  }

  private MessageStore newStore() {
    return new MessageStore(folder);
  }

  private static JsonNode takeEvent() throws Exception {
    return Json.read(TestHandlers.Scripted.EVENTS.take());
  }

  private static void respondWithFailure(String id) {
    TestHandlers.Scripted.RESPONSES.add(
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}".formatted(id));
  }
}
