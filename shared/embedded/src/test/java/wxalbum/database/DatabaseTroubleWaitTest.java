package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static wxalbum.testing.AlbumFixture.MADE;

import java.net.URI;
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
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.Reliability;

/** Transactions that wait for a lock, for a connection slot or for an unreachable server. */
class DatabaseTroubleWaitTest extends TroubledDatabase {
  private static final Reliability COUNT =
      new Reliability("database failures", DatabaseTroubleWaitTest.class);

  /** More connections than the limit of any server in these tests. */
  private static final int MANY = 1000;

  @AfterAll
  static void write() {
    COUNT.write();
  }

  @Test
  void endsACircleOfWaitsWithBothDone() {
    COUNT.attempt(
        () -> {
          AlbumFixture other = new AlbumFixture(cloud.settings());
          CyclicBarrier barrier = new CyclicBarrier(2);

          together(
              () -> countInOrder(database, rows.album(), other.album(), barrier),
              () -> countInOrder(other.database(), other.album(), rows.album(), barrier));

          assertThat(photoCount()).isEqualTo(2);
          assertThat(other.albums().get(other.album()).orElseThrow().photoCount()).isEqualTo(2);
        });
  }

  @Test
  void waitsForALockNoLongerThanItsFunctionHas() {
    COUNT.attempt(
        () -> {
          long start = System.nanoTime();
          Throwable failure =
              rows.database()
                  .inOne(
                      () -> {
                        rows.albums().countPhotos(rows.album(), 1, MADE);
                        return catchThrowable(
                            () -> together(() -> albums.countPhotos(rows.album(), 1, MADE)));
                      });

          assertIsAnOutage(failure);
          assertThat(System.nanoTime() - start).isLessThan(8_000_000_000L);
          albums.countPhotos(rows.album(), 1, MADE);
          assertThat(photoCount()).isEqualTo(2);
        });
  }

  @Test
  void waitsInVainForAFullServerAndWorksWhenOthersAreGone() {
    COUNT.attempt(
        () -> {
          List<Connection> connections = new ArrayList<>();
          database.close();
          Throwable rejection = catchThrowable(() -> fill(connections));

          Throwable failure = catchThrowable(() -> albums.get(rows.album()));
          leave(connections);

          assertThat(rejection).isInstanceOf(SQLException.class);
          assertIsAnOutage(failure);
          assertThat(albums.get(rows.album())).isPresent();
        });
  }

  @Test
  void failsSoonWhileTheDatabaseIsGoneAndWorksWhenItIsBack() throws Exception {
    URI address = address();
    try (Cable cable = new Cable(address.getPort());
        Database proxied = behind(cable, address)) {
      COUNT.attempt(
          () -> {
            Albums albums = proxied.repository(Albums.class);
            assertThat(albums.get(rows.album())).isPresent();
            run(cable::pullOut);

            long start = System.nanoTime();
            Throwable failure = catchThrowable(() -> albums.get(rows.album()));
            long nanos = System.nanoTime() - start;
            assertThat(proxied.reachable()).isFalse();
            run(cable::plugIn);

            assertIsAnOutage(failure);
            assertThat(nanos).isLessThan(4_000_000_000L);
            assertThat(albums.get(rows.album())).isPresent();
          });
    }
  }

  @Test
  void waitsForATableThatIsBeingAlteredOnce() {
    COUNT.attempt(
        () -> {
          AtomicInteger attempts = new AtomicInteger();

          Throwable failure =
              catchThrowable(
                  () ->
                      whileAlbumsAreLocked(
                          () ->
                              database.inOne(
                                  () -> {
                                    attempts.incrementAndGet();
                                    albums.countPhotos(rows.album(), 1, MADE);
                                    return true;
                                  })));

          assertIsAnOutage(failure);
          assertThat(attempts).hasValue(1);
          assertThat(photoCount()).isZero();
        });
  }

  private void whileAlbumsAreLocked(Runnable work) throws SQLException {
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      var _ = statement.execute("lock tables albums write");
      work.run();
    }
  }

  private static void countInOrder(
      Database database, AlbumId first, AlbumId second, CyclicBarrier barrier) {
    CountDownLatch firstAttempt = new CountDownLatch(1);
    Albums albums = database.repository(Albums.class);
    database.inOne(
        () -> {
          albums.countPhotos(first, 1, MADE);
          if (firstAttempt.getCount() > 0) {
            firstAttempt.countDown();
            run(barrier::await);
          }
          albums.countPhotos(second, 1, MADE);
          return true;
        });
  }

  private static void together(Runnable... work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(work.length)) {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable task : work) {
        running.add(threads.submit(task));
      }
      for (Future<?> future : running) {
        run(future::get);
      }
    }
  }

  private void fill(List<Connection> connections) throws SQLException {
    while (connections.size() < MANY) {
      connections.add(connect());
    }
  }

  private static void leave(List<Connection> connections) {
    connections.forEach(connection -> run(connection::close));
  }
}
