package wxalbum.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static wxalbum.testkit.AlbumFixture.CREATED_AT;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.ReliabilityCounter;

/** Transactions that wait for a lock or for a connection slot. */
class DatabaseOutageContentionTest extends DatabaseOutageFixture {
  private static final ReliabilityCounter RELIABILITY =
      new ReliabilityCounter("database failures", DatabaseOutageContentionTest.class);

  /** More connections than the limit of any server in these tests. */
  private static final int MAX_CONNECTIONS = 1000;

  @AfterAll
  static void writeReport() {
    RELIABILITY.writeReport();
  }

  @Test
  void completesBothTransactionsAfterDeadlock() {
    RELIABILITY.attempt(
        () -> {
          AlbumFixture other = new AlbumFixture(cloud.settings());
          CyclicBarrier barrier = new CyclicBarrier(2);

          runConcurrently(
              () -> incrementInOrder(database, fixture.albumId(), other.albumId(), barrier),
              () ->
                  incrementInOrder(other.database(), other.albumId(), fixture.albumId(), barrier));

          assertThat(photoCount()).isEqualTo(2);
          assertThat(other.albums().findUnscoped(other.albumId()).orElseThrow().photoCount())
              .isEqualTo(2);
        });
  }

  @Test
  void failsWhenLockWaitExceedsTimeout() {
    RELIABILITY.attempt(
        () -> {
          long start = System.nanoTime();
          Throwable failure =
              fixture
                  .database()
                  .inTransaction(
                      () -> {
                        fixture.albums().adjustPhotoCount(fixture.albumId(), 1, CREATED_AT);
                        return catchThrowable(
                            () ->
                                runConcurrently(
                                    () ->
                                        albums.adjustPhotoCount(fixture.albumId(), 1, CREATED_AT)));
                      });

          assertIsUnavailable(failure);
          assertThat(System.nanoTime() - start).isLessThan(8_000_000_000L);
          albums.adjustPhotoCount(fixture.albumId(), 1, CREATED_AT);
          assertThat(photoCount()).isEqualTo(2);
        });
  }

  @Test
  void failsWhileServerIsFullAndRecovers() {
    RELIABILITY.attempt(
        () -> {
          List<Connection> connections = new ArrayList<>();
          Throwable rejection = null;
          Throwable failure = null;

          // The server may still be closing connections of earlier tests, which frees their places.
          for (int attempt = 0; attempt < 5 && failure == null; attempt++) {
            database.close();
            rejection = catchThrowable(() -> openUntilRejected(connections));
            failure = catchThrowable(() -> albums.findUnscoped(fixture.albumId()));
          }
          closeAll(connections);

          assertThat(rejection).isInstanceOf(SQLException.class);
          assertIsUnavailable(requireNonNull(failure));
          assertThat(albums.findUnscoped(fixture.albumId())).isPresent();
        });
  }

  @Test
  void doesNotRetryAfterTableLockTimeout() {
    RELIABILITY.attempt(
        () -> {
          AtomicInteger attempts = new AtomicInteger();

          Throwable failure =
              catchThrowable(
                  () ->
                      runWithAlbumsLocked(
                          () ->
                              database.inTransaction(
                                  () -> {
                                    attempts.incrementAndGet();
                                    albums.adjustPhotoCount(fixture.albumId(), 1, CREATED_AT);
                                    return true;
                                  })));

          assertIsUnavailable(failure);
          assertThat(attempts).hasValue(1);
          assertThat(photoCount()).isZero();
        });
  }

  private void runWithAlbumsLocked(Runnable work) throws SQLException {
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      var _ = statement.execute("lock tables albums write");
      work.run();
    }
  }

  private static void incrementInOrder(
      Database database, AlbumId first, AlbumId second, CyclicBarrier barrier) {
    CountDownLatch firstAttempt = new CountDownLatch(1);
    Albums albums = database.repository(Albums.class);
    database.inTransaction(
        () -> {
          albums.adjustPhotoCount(first, 1, CREATED_AT);
          if (firstAttempt.getCount() > 0) {
            firstAttempt.countDown();
            runUnchecked(barrier::await);
          }
          albums.adjustPhotoCount(second, 1, CREATED_AT);
          return true;
        });
  }

  private static void runConcurrently(Runnable... work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(work.length)) {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable task : work) {
        running.add(threads.submit(task));
      }
      for (Future<?> future : running) {
        runUnchecked(future::get);
      }
    }
  }

  private void openUntilRejected(List<Connection> connections) throws SQLException {
    while (connections.size() < MAX_CONNECTIONS) {
      connections.add(connect());
    }
  }

  private static void closeAll(List<Connection> connections) {
    connections.forEach(connection -> runUnchecked(connection::close));
  }
}
