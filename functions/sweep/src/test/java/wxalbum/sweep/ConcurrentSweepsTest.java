package wxalbum.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.OwnerFixture;

/** Several concurrent sweeps have the same effect as one sweep. */
class ConcurrentSweepsTest extends SweepTestBase {
  private static final int CONCURRENT_SWEEPS = 4;

  @Test
  void performsEachActionOnceWhenSweepsRunConcurrently() throws Exception {
    for (int i = 0; i < 60; i++) {
      moveToTrash(owner.createReadyPhoto(album));
      PhotoId _ = insertExpectedPhoto();
      putOriginal(new PhotoId(Ids.newUuid(clock.instant())));
    }
    clock.advance(Duration.ofDays(31));
    PhotoId overdue = insertExpectedPhoto();
    putOriginal(overdue);
    clock.advance(PhotoLifecycle.UPLOAD_WINDOW);

    Map<String, Integer> counts = runConcurrently();

    assertThat(counts)
        .containsEntry("photosPurged", 60)
        .containsEntry("reservationsExpired", 60)
        .containsEntry("orphansQuarantined", 60)
        .containsEntry("eventsReplayed", 1)
        .doesNotContainKey("orphansOverLimit");
    assertThat(listKeys("originals/")).containsExactly(originalKey(overdue).toString());
    assertThat(listKeys("quarantine/")).hasSize(60);
    assertThat(findUser().photoCount()).isZero();
    assertThat(findUser().bytesStored()).isZero();
    assertThat(findUser().bytesReserved()).isEqualTo(OwnerFixture.PHOTO_BYTES);
  }

  /** Runs all sweeps concurrently and returns the sum of their action counts. */
  private Map<String, Integer> runConcurrently() throws Exception {
    Map<String, Integer> sum = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> runs = new ArrayList<>();
      for (int i = 0; i < CONCURRENT_SWEEPS; i++) {
        FunctionInvoker another = newSweep(recorder);
        runs.add(threads.submit(() -> another.invoke("{}".getBytes(StandardCharsets.UTF_8))));
      }
      for (Future<String> run : runs) {
        SweepResponse.parseCounts(run.get())
            .forEach((action, times) -> sum.merge(action, times, Integer::sum));
      }
    }
    return sum;
  }
}
