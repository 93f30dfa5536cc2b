package wxalbum.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.net.URI;
import java.time.Clock;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.FunctionRole;

/**
 * Opens data sources. A function's instance serves one request at a time, so its pool has one
 * connection, and none before the first request: as many instances as may run are as many
 * connections as the database must allow.
 */
final class DataSources {
  /** For a new connection, which takes a fraction of it, and for all attempts to get one. */
  private static final long WAIT_MILLIS = 2_000;

  /** For an answer of a connection that has rested; then it counts as broken. */
  private static final long CHECK_MILLIS = 1_000;

  /**
   * For a row that somebody else holds, or a table that is being altered: well below a function's
   * time, so that it can answer.
   */
  private static final int LOCK_SECONDS = 3;

  /** For an answer to a statement: longer than for a lock, and still within a function's time. */
  private static final int ANSWER_MILLIS = 6_000;

  private DataSources() {}

  static HikariDataSource ofOneConnection(Settings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("wxalbum");
    config.setJdbcUrl(settings.text(Setting.DATABASE_URL));
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(WAIT_MILLIS);
    config.setValidationTimeout(CHECK_MILLIS);
    config.addDataSourceProperty("connectTimeout", Long.toString(WAIT_MILLIS));
    config.addDataSourceProperty("socketTimeout", Integer.toString(ANSWER_MILLIS));
    config.addDataSourceProperty(
        "sessionVariables",
        "innodb_lock_wait_timeout=" + LOCK_SECONDS + ",lock_wait_timeout=" + LOCK_SECONDS);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    String user = settings.text(Setting.DATABASE_USER);
    String password = settings.text(Setting.DATABASE_PASSWORD);
    if (password.isEmpty()) {
      RdsToken token = rdsToken(settings, user);
      config.setCredentialsProvider(() -> Credentials.of(user, token.next()));
    } else {
      config.setUsername(user);
      config.setPassword(password);
    }
    return new HikariDataSource(config);
  }

  private static RdsToken rdsToken(Settings settings, String user) {
    String url = settings.text(Setting.DATABASE_URL);
    URI address = URI.create(url.substring("jdbc:".length()));
    return new RdsToken(
        address.getHost(),
        address.getPort() == -1 ? 3306 : address.getPort(),
        user,
        settings.text(Setting.AWS_REGION),
        new FunctionRole(settings),
        Clock.systemUTC());
  }
}
