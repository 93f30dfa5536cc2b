package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.junit.jupiter.api.AfterEach;
import wxalbum.album.Albums;
import wxalbum.album.Users;
import wxalbum.http.problem.ExceptionClassifier;
import wxalbum.http.problem.ProblemCode;
import wxalbum.settings.Setting;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.TestCloud;

/** The database connection of a function under fault injection, with rows to check the outcome. */
abstract class DatabaseOutageFixture {
  final TestCloud cloud = TestCloud.shared();
  final AlbumFixture fixture = new AlbumFixture(cloud.settings());
  final Database database =
      new Database(cloud.settings(), Users.class, Albums.class, SessionControl.class);
  final Albums albums = database.repository(Albums.class);
  final SessionControl session = database.repository(SessionControl.class);

  /** Statements that inspect or disturb the connection of a function. */
  interface SessionControl {
    @Select("select connection_id()")
    long connectionId();

    @Update("set session transaction read only")
    void makeReadOnly();

    /** Runs for 30 seconds, which exceeds the timeout of a function. */
    @Select("select sleep(30)")
    int sleep30Seconds();
  }

  @AfterEach
  void close() {
    database.close();
    fixture.database().close();
  }

  int photoCount() {
    return fixture.albums().findUnscoped(fixture.albumId()).orElseThrow().photoCount();
  }

  static void assertIsUnavailable(Throwable failure) {
    assertThat(failure).isNotNull();
    assertThat(ExceptionClassifier.toProblemCode(failure))
        .as("%s", failure)
        .isEqualTo(ProblemCode.UNAVAILABLE);
  }

  Connection connect() throws SQLException {
    return cloud.database().connect();
  }

  /** Returns the URI of the server. */
  URI serverUri() {
    return URI.create(cloud.database().url().substring("jdbc:".length()));
  }

  /** Creates a database client that connects to the server through a proxy. */
  Database connectThrough(FaultyTcpProxy cable, URI address) {
    String url =
        "jdbc:"
            + address
                .toString()
                .replaceFirst(":" + address.getPort() + "/", ":" + cable.port() + "/");
    return new Database(
        cloud.settings(Map.of(Setting.DATABASE_URL, url)),
        Users.class,
        Albums.class,
        SessionControl.class);
  }

  static void runUnchecked(ThrowingRunnable action) {
    try {
      action.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  interface ThrowingRunnable {
    void run() throws Exception;
  }
}
