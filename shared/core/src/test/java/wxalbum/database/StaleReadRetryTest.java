package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static wxalbum.testkit.AlbumFixture.CREATED_AT;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.Albums;
import wxalbum.album.Transactions.StaleReadException;
import wxalbum.http.problem.ExceptionClassifier;
import wxalbum.http.problem.ProblemCode;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.TestCloud;

/** Work that has read an outdated row runs again in a new transaction. */
class StaleReadRetryTest {
  private final AlbumFixture fixture = new AlbumFixture(TestCloud.shared().settings());
  private final AtomicInteger attempts = new AtomicInteger();
  private final List<Duration> pauses = new ArrayList<>();
  private final Database database =
      new Database(
          TestCloud.shared().settings(),
          new RetryPolicy(new Random(1), System::nanoTime, pauses::add),
          Albums.class);
  private final Albums albums = database.repository(Albums.class);

  @AfterEach
  void close() {
    database.close();
    fixture.database().close();
  }

  @Test
  void rollsBackAndRetriesWholeTransaction() {
    int result = database.inTransaction(() -> database.inTransaction(countingPhotos(2)));

    assertThat(result).isEqualTo(2);
    assertThat(photoCount()).isEqualTo(1);
  }

  @Test
  void reportsUnavailableWhenEveryAttemptIsStale() {
    assertThatExceptionOfType(StaleReadException.class)
        .isThrownBy(() -> database.inTransaction(countingPhotos(Integer.MAX_VALUE)))
        .satisfies(
            failure ->
                assertThat(ExceptionClassifier.toProblemCode(failure))
                    .isEqualTo(ProblemCode.UNAVAILABLE));
    assertThat(attempts).hasValue(5);
    assertThat(pauses).hasSize(4);
    assertThat(photoCount()).isZero();
  }

  /** Returns work that counts one photo and is stale before the given attempt. */
  private Supplier<Integer> countingPhotos(int lastAttempt) {
    return () -> {
      albums.adjustPhotoCount(fixture.albumId(), 1, CREATED_AT);
      if (attempts.incrementAndGet() < lastAttempt) {
        throw new StaleReadException("changed by a test");
      }
      return attempts.get();
    };
  }

  private int photoCount() {
    return albums.findUnscoped(fixture.albumId()).orElseThrow().photoCount();
  }
}
