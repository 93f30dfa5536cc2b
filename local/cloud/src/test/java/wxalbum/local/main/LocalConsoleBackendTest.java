package wxalbum.local.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.console.backend.DeadLetter;
import wxalbum.console.backend.QueueState;
import wxalbum.embedded.ObjectEvent;
import wxalbum.local.events.EventDropper;
import wxalbum.local.events.EventSources;
import wxalbum.local.events.LocalMessage;
import wxalbum.local.events.MessageStore;
import wxalbum.local.events.S3EventMessage;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.ServerlessFile;
import wxalbum.local.template.Trigger;
import wxalbum.testkit.CapturedOutput;

class LocalConsoleBackendTest {
  private static final String PHOTO = "01KQH5Z8M0000000000000000A";

  @TempDir private Path folder;

  @Test
  void exposesOnlyPhotoIdOfDeadLetter() throws Exception {
    ObjectEvent arrival =
        new ObjectEvent(
            "ObjectCreated:Put",
            "wxalbum",
            "originals/01KQH5Z0000000000000000000/" + PHOTO,
            1,
            "tag",
            Instant.EPOCH);
    addDeadLetter("m1", S3EventMessage.of(arrival));
    addDeadLetter("m2", "no JSON");

    QueueState queue = startAndListQueues().getFirst();

    assertThat(queue.name()).isEqualTo("Wishes");
    assertThat(queue.function()).isEqualTo("tiny");
    assertThat(queue.deadLetters())
        .containsExactly(
            new DeadLetter("m1", Instant.EPOCH, 3, Optional.of(PHOTO)),
            new DeadLetter("m2", Instant.EPOCH, 3, Optional.empty()));
  }

  private void addDeadLetter(String id, String body) {
    new MessageStore(folder.resolve("Wishes"))
        .moveToDeadLetters(new LocalMessage(id, body, Instant.EPOCH, 3, 0));
  }

  /** Starts a function with one queue and returns the queues as the console shows them. */
  private List<QueueState> startAndListQueues() throws Exception {
    Files.writeString(folder.resolve("serverless.yml"), "functions: {}");
    Terminal terminal = new Terminal(new CapturedOutput());
    try (FunctionHost host =
            FunctionFixture.host(
                TestHandlers.Echo.class, new Trigger.SqsQueue("Wishes", 1, 1, true));
        EventSources sources = new EventSources(new EventDropper(0), terminal, Clock.systemUTC())) {
      sources.start(ServerlessFile.load(folder), List.of(host), folder);
      return new LocalConsoleBackend(Map.of("tiny", host), sources, terminal).queues();
    }
  }
}
