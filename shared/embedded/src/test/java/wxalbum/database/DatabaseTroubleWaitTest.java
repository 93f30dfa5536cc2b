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

/** What becomes of work that waits for a lock, for a place on the server, or for the server. */
class DatabaseTroubleWaitTest extends TroubledDatabase {
  private static final Reliability COUNT =
      new Reliability("database troubles", DatabaseTroubleWaitTest.class);

  /** More than any server of these tests lets in. */
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
          CyclicBarrier both = new CyclicBarrier(2);

          together(
              () -> countInOrder(database, rows.album(), other.album(), both),
              () -> countInOrder(other.database(), other.album(), rows.album(), both));

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
          List<Connection> crowd = new ArrayList<>();
          database.close();
          Throwable full = catchThrowable(() -> fill(crowd));

          Throwable failure = catchThrowable(() -> albums.get(rows.album()));
          leave(crowd);

          assertThat(full).isInstanceOf(SQLException.class);
          assertIsAnOutage(failure);
          assertThat(albums.get(rows.album())).isPresent();
        });
  }

  @Test
  void failsSoonWhileTheDatabaseIsGoneAndWorksWhenItIsBack() throws Exception {
    URI address = address();
    try (Cable cable = new Cable(address.getPort());
        Database far = behind(cable, address)) {
      COUNT.attempt(
          () -> {
            Albums albums = far.repository(Albums.class);
            assertThat(albums.get(rows.album())).isPresent();
            run(cable::pullOut);

            long start = System.nanoTime();
            Throwable failure = catchThrowable(() -> albums.get(rows.album()));
            long nanos = System.nanoTime() - start;
            assertThat(far.reachable()).isFalse();
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
      Database database, AlbumId first, AlbumId second, CyclicBarrier both) {
    CountDownLatch once = new CountDownLatch(1);
    Albums albums = database.repository(Albums.class);
    database.inOne(
        () -> {
          albums.countPhotos(first, 1, MADE);
          if (once.getCount() > 0) {
            once.countDown();
            run(both::await);
          }
          albums.countPhotos(second, 1, MADE);
          return true;
        });
  }

  private static void together(Runnable... work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(work.length)) {
      List<Future<?>> running = new ArrayList<>();
      for (Runnable each : work) {
        running.add(threads.submit(each));
      }
      for (Future<?> each : running) {
        run(each::get);
      }
    }
  }

  private void fill(List<Connection> crowd) throws SQLException {
    while (crowd.size() < MANY) {
      crowd.add(connect());
    }
  }

  private static void leave(List<Connection> crowd) {
    crowd.forEach(connection -> run(connection::close));
  }
}
