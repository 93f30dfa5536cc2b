package wxalbum.share;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import wxalbum.settings.Setting;
import wxalbum.testing.TestCloud;

/** A connection beside those of the function. */
final class TestConnection {
  private TestConnection() {}

  static Connection to(TestCloud cloud) throws SQLException {
    Map<String, String> environment = cloud.environment();
    return DriverManager.getConnection(
        environment.get(Setting.DATABASE_URL.name()),
        environment.get(Setting.DATABASE_USER.name()),
        environment.get(Setting.DATABASE_PASSWORD.name()));
  }
}
