package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import wxalbum.album.PhotoId;
import wxalbum.album.StorageException;
import wxalbum.telemetry.InvocationException;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.SampleEventFiles;
import wxalbum.testkit.TestContext;

class SweepHandlerTest extends SweepTestBase {
  @Test
  void handlesSampleEvent() {
    assertThat(sweep.invoke(SampleEventFiles.read("sweep.json"))).isEqualTo("{}");
  }

  @Test
  void runsOtherTasksWhenOneFails() throws Exception {
    moveToTrash(insertReadyPhoto());
    PhotoId _ = insertExpectedPhoto();
    clock.advance(Duration.ofDays(31));
    recorder.afterNextRead =
        () -> {
          throw new StorageException("Simulated storage outage", new IllegalStateException(), true);
        };

    CapturedLog log =
        CapturedLog.during(
            () -> assertThatThrownBy(this::runSweep).isInstanceOf(InvocationException.class));

    assertThat(log.summary().path("photosPurged").asInt()).isEqualTo(1);
    assertThat(log.summary().path("outcome").asText()).isEqualTo("error");
    assertThat(log.summary().path("code").asText()).isEqualTo("partial-sweep");
  }

  @Test
  void stopsWhenRemainingTimeIsReserved() throws Exception {
    moveToTrash(insertReadyPhoto());
    clock.advance(Duration.ofDays(31));
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    new SweepHandler(settings, objects, clock, PAGE_SIZE)
        .handleRequest(
            new ByteArrayInputStream(new byte[0]), output, new TestContext("late", null, 10_000));

    assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("{}");
    assertThat(listKeys()).hasSize(6);
  }
}
