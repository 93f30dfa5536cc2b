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
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.Owner;

/** Several concurrent sweeps have the same effect as one sweep. */
class AtOnceTest extends SweptWorld {
  private static final int SWEEPS = 4;

  @Test
  void eachThingIsDoneOnce() throws Exception {
    for (int i = 0; i < 60; i++) {
      trash(owner.ready(album));
      PhotoId _ = expected();
      arrives(new PhotoId(Ids.next(clock.instant())));
    }
    clock.advance(Duration.ofDays(31));
    PhotoId overdue = expected();
    arrives(overdue);
    clock.advance(Pace.FORM);

    Map<String, Integer> counts = all();

    assertThat(counts)
        .containsEntry("photosPurged", 60)
        .containsEntry("reservationsExpired", 60)
        .containsEntry("eventsReplayed", 1);
    assertThat(keys()).containsExactly(original(overdue).toString());
    assertThat(user().photos()).isZero();
    assertThat(user().bytesStored()).isZero();
    assertThat(user().bytesExpected()).isEqualTo(Owner.BYTES);
  }

  /** Runs all sweeps concurrently and returns the sum of their action counts. */
  private Map<String, Integer> all() throws Exception {
    Map<String, Integer> sum = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> runs = new ArrayList<>();
      for (int i = 0; i < SWEEPS; i++) {
        FunctionDriver another = sweep(recorder);
        runs.add(threads.submit(() -> another.invoke("{}".getBytes(StandardCharsets.UTF_8))));
      }
      for (Future<String> run : runs) {
        Answers.counts(run.get())
            .forEach((action, times) -> sum.merge(action, times, Integer::sum));
      }
    }
    return sum;
  }
}
