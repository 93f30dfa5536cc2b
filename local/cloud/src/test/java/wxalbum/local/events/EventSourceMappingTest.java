package wxalbum.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.http.Json;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.QueueDeclaration;
import wxalbum.local.template.QueueDeclaration.KeyFilter;
import wxalbum.local.template.Trigger;
import wxalbum.testkit.CapturedOutput;

class EventSourceMappingTest {
  private static final String NO_FAILURES = "{\"batchItemFailures\":[]}";
  private static final QueueDeclaration DECLARATION =
      new QueueDeclaration(
          "Wishes", Duration.ofSeconds(4), 3, List.of(new KeyFilter("wishes/", "")));

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
    try (EventSourceMapping mapping = newMapping(1)) {
      mapping.start();
      TestHandlers.Scripted.RESPONSES.add(NO_FAILURES);

      mapping.queue().send("a wish");
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
    try (EventSourceMapping mapping = newMapping(2)) {
      mapping.queue().send("good");
      mapping.queue().send("bad");

      mapping.start();
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
    try (EventSourceMapping mapping = newMapping(1)) {
      mapping.start();
      mapping.queue().send("hopeless");

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
    try (EventSourceMapping mapping = newMapping(1)) {
      mapping.start();

      int redriven = mapping.queue().redrive("m1"::equals);
      JsonNode record = takeEvent().path("Records").path(0);
      LocalQueue.State state = mapping.queue().state();
      TestHandlers.Scripted.RESPONSES.add(NO_FAILURES);

      assertThat(redriven).isEqualTo(1);
      assertThat(record.path("body").asText()).isEqualTo("hopeless");
      assertThat(record.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
      assertThat(state.inFlight()).isEqualTo(1);
      assertThat(state.oldestSentAt()).contains(Instant.EPOCH);
      assertThat(state.deadLetters()).extracting(LocalMessage::id).containsExactly("m2");
    }
  }

  @Test
  void keepsMessageAcrossRestart() throws Exception {
    try (EventSourceMapping mapping = newMapping(1)) {
      mapping.queue().send("patient");
    }

    try (EventSourceMapping mapping = newMapping(1)) {
      TestHandlers.Scripted.RESPONSES.add(NO_FAILURES);
      mapping.start();

      assertThat(takeEvent().path("Records").path(0).path("body").asText()).isEqualTo("patient");
    }
  }

  @Test
  void finishesMessageInProgressOnClose() throws Exception {
    EventSourceMapping mapping = newMapping(1);
    mapping.start();
    mapping.queue().send("last");
    takeEvent();
    TestHandlers.Scripted.RESPONSES.add(NO_FAILURES);

    mapping.close();

    assertThat(newStore().pending()).isEmpty();
  }

  @Test
  void backsOffUpToVisibilityTimeout() {
    var pause = EventSourceMapping.exponentialBackoff(DECLARATION);

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

  private EventSourceMapping newMapping(int batch) {
    Trigger.SqsQueue trigger = new Trigger.SqsQueue("Wishes", batch, 1, true);
    return new EventSourceMapping(
        new LocalQueue(DECLARATION, newStore()),
        trigger,
        host,
        new Terminal(lines),
        receives -> Duration.ZERO);
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
