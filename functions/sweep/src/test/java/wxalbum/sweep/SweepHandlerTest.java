package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.album.StorageFailure;
import wxalbum.telemetry.InvocationFailure;
import wxalbum.testing.Events;
import wxalbum.testing.Log;
import wxalbum.testing.TestContext;

class SweepHandlerTest extends SweptWorld {
  @Test
  void answersTheSampleEvent() {
    assertThat(sweep.invoke(Events.sample("sweep.json"))).isEqualTo("{}");
  }

  @Test
  void doesTheOtherTasksWhereOneFails() throws Exception {
    trash(ready());
    PhotoId _ = expected();
    clock.advance(Duration.ofDays(31));
    recorder.beforeLooking =
        () -> {
          throw new StorageFailure("Simulated storage outage", new IllegalStateException(), true);
        };

    Log log = Log.during(() -> assertThatThrownBy(this::run).isInstanceOf(InvocationFailure.class));

    assertThat(log.summary().path("photosPurged").asInt()).isEqualTo(1);
    assertThat(log.summary().path("outcome").asText()).isEqualTo("error");
    assertThat(log.summary().path("code").asText()).isEqualTo("internal");
  }

  @Test
  void stopsBeforeItsTimeIsOver() throws Exception {
    trash(ready());
    clock.advance(Duration.ofDays(31));
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    new SweepHandler(settings, objects, clock, AT_ONCE)
        .handleRequest(
            new ByteArrayInputStream(new byte[0]), output, new TestContext("late", null, 10_000));

    assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("{}");
    assertThat(keys()).hasSize(6);
  }
}
