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
import wxalbum.http.Code;
import wxalbum.http.Outage;
import wxalbum.settings.Setting;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.TestCloud;

/** A function's connection to a database that is in trouble, and rows to see what came of it. */
abstract class TroubledDatabase {
  final TestCloud cloud = TestCloud.shared();
  final AlbumFixture rows = new AlbumFixture(cloud.settings());
  final Database database =
      new Database(cloud.settings(), Users.class, Albums.class, Session.class);
  final Albums albums = database.repository(Albums.class);
  final Session session = database.repository(Session.class);

  /** What a test does to the connection of a function. */
  interface Session {
    @Select("select connection_id()")
    long id();

    @Update("set session transaction read only")
    void becomeAReplica();

    /** Answers later than a function waits for. */
    @Select("select sleep(30)")
    int hang();
  }

  @AfterEach
  void close() {
    database.close();
    rows.database().close();
  }

  int photoCount() {
    return rows.albums().get(rows.album()).orElseThrow().photoCount();
  }

  static void assertIsAnOutage(Throwable failure) {
    assertThat(failure).isNotNull();
    assertThat(Outage.code(failure)).as("%s", failure).isEqualTo(Code.UNAVAILABLE);
  }

  Connection connect() throws SQLException {
    return cloud.database().connect();
  }

  /** Where the server is. */
  URI address() {
    return URI.create(cloud.database().url().substring("jdbc:".length()));
  }

  /** A function that reaches the server by a cable. */
  Database behind(Cable cable, URI address) {
    String url =
        "jdbc:"
            + address
                .toString()
                .replaceFirst(":" + address.getPort() + "/", ":" + cable.port() + "/");
    return new Database(
        cloud.settings(Map.of(Setting.DATABASE_URL, url)),
        Users.class,
        Albums.class,
        Session.class);
  }

  static void run(Act act) {
    try {
      act.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  interface Act {
    void run() throws Exception;
  }
}
