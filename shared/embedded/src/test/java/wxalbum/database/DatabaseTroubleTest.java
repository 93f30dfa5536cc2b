package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static wxalbum.testing.AlbumFixture.MADE;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Users;
import wxalbum.http.Code;
import wxalbum.http.Outage;
import wxalbum.settings.Setting;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.Reliability;
import wxalbum.testing.TestCloud;

/** What becomes of a function's work when its database is in trouble, and what comes after. */
class DatabaseTroubleTest {
  private static final Reliability COUNT =
      new Reliability("database troubles", DatabaseTroubleTest.class);

  /** More than any server of these tests lets in. */
  private static final int MANY = 1000;

  private final TestCloud cloud = TestCloud.shared();
  private final AlbumFixture rows = new AlbumFixture(cloud.settings());
  private final Database database =
      new Database(cloud.settings(), Users.class, Albums.class, Session.class);
  private final Albums albums = database.repository(Albums.class);
  private final Session session = database.repository(Session.class);

  /** What a test does to the connection of a function. */
  interface Session {
    @Select("select connection_id()")
    long id();

    @Update("set session transaction read only")
    void becomeAReplica();
  }

  @AfterEach
  void close() {
    database.close();
    rows.database().close();
  }

  @AfterAll
  static void write() {
    COUNT.write();
  }

  @Test
  void readsAgainWhereAnIdleConnectionWasLost() {
    COUNT.attempt(
        () -> {
          kill(session.id());

          assertThat(albums.find(rows.album(), rows.user())).isPresent();
        });
  }

  @Test
  void beginsATransactionAnewWhoseConnectionWasLost() {
    COUNT.attempt(
        () -> {
          AtomicInteger attempts = new AtomicInteger();

          boolean done =
              database.inOne(
                  () -> {
                    albums.countPhotos(rows.album(), 1, MADE);
                    if (attempts.incrementAndGet() == 1) {
                      kill(session.id());
                    }
                    return albums.find(rows.album(), rows.user()).isPresent();
                  });

          assertThat(done).isTrue();
          assertThat(photoCount()).isEqualTo(1);
        });
  }

  @Test
  void doesNotRepeatWhatMayHaveBeenCommitted() {
    COUNT.attempt(
        () -> {
          AtomicInteger attempts = new AtomicInteger();

          Throwable failure =
              catchThrowable(
                  () ->
                      database.inOne(
                          () -> {
                            albums.countPhotos(rows.album(), 1, MADE);
                            kill(session.id());
                            return attempts.incrementAndGet();
                          }));

          assertIsAnOutage(failure);
          assertThat(attempts).hasValue(1);
          assertThat(photoCount()).isZero();
        });
  }

  @Test
  void repeatsASingleWriteThatWasLostBeforeItsCommit() {
    COUNT.attempt(
        () -> {
          kill(session.id());

          albums.countPhotos(rows.album(), 1, MADE);

          assertThat(photoCount()).isEqualTo(1);
        });
  }

  @Test
  void leavesAServerThatHasBecomeAReplica() {
    COUNT.attempt(
        () -> {
          long before = session.id();
          session.becomeAReplica();

          database.inOne(
              () -> {
                albums.countPhotos(rows.album(), 1, MADE);
                return true;
              });

          assertThat(session.id()).isNotEqualTo(before);
          assertThat(photoCount()).isEqualTo(1);
        });
  }

  @Test
  void leavesItAfterASingleWriteAsWell() {
    COUNT.attempt(
        () -> {
          session.becomeAReplica();

          albums.countPhotos(rows.album(), 1, MADE);

          assertThat(photoCount()).isEqualTo(1);
        });
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
    URI address = URI.create(cloud.settings().text(Setting.DATABASE_URL).substring(5));
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

  private Database behind(Cable cable, URI address) {
    String url =
        "jdbc:"
            + address
                .toString()
                .replaceFirst(":" + address.getPort() + "/", ":" + cable.port() + "/");
    return new Database(
        cloud.settings(Map.of(Setting.DATABASE_URL, url)), Users.class, Albums.class);
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

  private int photoCount() {
    return rows.albums().get(rows.album()).orElseThrow().photoCount();
  }

  private static void assertIsAnOutage(Throwable failure) {
    assertThat(failure).isNotNull();
    assertThat(Outage.code(failure)).as("%s", failure).isEqualTo(Code.UNAVAILABLE);
  }

  private void kill(long connection) {
    run(
        () -> {
          try (Connection killer = connect();
              Statement statement = killer.createStatement()) {
            var _ = statement.execute("kill " + connection);
          }
        });
  }

  private void fill(List<Connection> crowd) throws SQLException {
    while (crowd.size() < MANY) {
      crowd.add(connect());
    }
  }

  private static void leave(List<Connection> crowd) {
    crowd.forEach(connection -> run(connection::close));
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(
        cloud.settings().text(Setting.DATABASE_URL),
        cloud.settings().text(Setting.DATABASE_USER),
        cloud.settings().text(Setting.DATABASE_PASSWORD));
  }

  private static void run(Act act) {
    try {
      act.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Act {
    void run() throws Exception;
  }
}
