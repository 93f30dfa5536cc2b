package wxalbum.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.net.URI;
import java.time.Clock;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.RoleCredentialsProvider;

/**
 * Creates connection pools. An instance of a function serves one request at a time, so its pool has
 * one connection, which the first request opens. The database must allow as many connections as
 * instances can run.
 */
final class DataSourceFactory {
  /** Timeout for opening one connection, and for all attempts to open one together. */
  private static final long CONNECT_TIMEOUT_MILLIS = 2_000;

  /** Timeout for the response of an idle connection; the connection then counts as broken. */
  private static final long VALIDATION_TIMEOUT_MILLIS = 1_000;

  /**
   * Timeout for row locks and for metadata locks of a table that is being altered. It is well below
   * a function's timeout, so that the function can respond.
   */
  private static final int LOCK_TIMEOUT_SECONDS = 3;

  /**
   * Timeout for the response to a statement. It is longer than the lock timeout and shorter than a
   * function's timeout.
   */
  private static final int SOCKET_TIMEOUT_MILLIS = 6_000;

  private DataSourceFactory() {}

  static HikariDataSource createSingleConnectionPool(Settings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("wxalbum");
    config.setJdbcUrl(settings.text(Setting.DATABASE_URL));
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
    config.setValidationTimeout(VALIDATION_TIMEOUT_MILLIS);
    config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT_MILLIS));
    config.addDataSourceProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_MILLIS));
    config.addDataSourceProperty(
        "sessionVariables",
        "innodb_lock_wait_timeout="
            + LOCK_TIMEOUT_SECONDS
            + ",lock_wait_timeout="
            + LOCK_TIMEOUT_SECONDS);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    String user = settings.text(Setting.DATABASE_USER);
    String password = settings.text(Setting.DATABASE_PASSWORD);
    if (password.isEmpty()) {
      RdsTokenGenerator token = createTokenGenerator(settings, user);
      config.setCredentialsProvider(() -> Credentials.of(user, token.generate()));
    } else {
      config.setUsername(user);
      config.setPassword(password);
    }
    return new HikariDataSource(config);
  }

  private static RdsTokenGenerator createTokenGenerator(Settings settings, String user) {
    String url = settings.text(Setting.DATABASE_URL);
    URI address = URI.create(url.substring("jdbc:".length()));
    return new RdsTokenGenerator(
        address.getHost(),
        address.getPort() == -1 ? 3306 : address.getPort(),
        user,
        settings.text(Setting.AWS_REGION),
        new RoleCredentialsProvider(settings),
        Clock.systemUTC());
  }
}
