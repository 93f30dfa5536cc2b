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
 * Creates connection pools. An instance of a function serves one request at a time, so its pool has
 * one connection, which the first request opens. The database must allow as many connections as
 * instances can run.
 */
final class DataSources {
  /**
   * Timeout for opening a connection, which usually takes a fraction of it, and for all attempts to
   * get one.
   */
  private static final long WAIT_MILLIS = 2_000;

  /** Timeout for the response of an idle connection; the connection then counts as broken. */
  private static final long CHECK_MILLIS = 1_000;

  /**
   * Timeout for row locks and for metadata locks of a table that is being altered. It is well below
   * a function's timeout, so that the function can respond.
   */
  private static final int LOCK_SECONDS = 3;

  /**
   * Timeout for the response to a statement. It is longer than the lock timeout and shorter than a
   * function's timeout.
   */
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
