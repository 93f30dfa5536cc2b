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

/** The database connection of a function under fault injection, with rows to check the outcome. */
abstract class TroubledDatabase {
  final TestCloud cloud = TestCloud.shared();
  final AlbumFixture rows = new AlbumFixture(cloud.settings());
  final Database database =
      new Database(cloud.settings(), Users.class, Albums.class, Session.class);
  final Albums albums = database.repository(Albums.class);
  final Session session = database.repository(Session.class);

  /** Statements that inspect or disturb the connection of a function. */
  interface Session {
    @Select("select connection_id()")
    long id();

    @Update("set session transaction read only")
    void becomeAReplica();

    /** Runs for 30 seconds, which exceeds the timeout of a function. */
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

  /** Returns the URI of the server. */
  URI address() {
    return URI.create(cloud.database().url().substring("jdbc:".length()));
  }

  /** Creates a database client that connects to the server through a proxy. */
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

  static void run(Act action) {
    try {
      action.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  interface Act {
    void run() throws Exception;
  }
}
