package wxalbum.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.net.URI;
import java.time.Clock;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.AwsCredentials;

/**
 * Opens data sources. A function's instance serves one request at a time, so its pool has one
 * connection, and none before the first request: as many instances as may run are as many
 * connections as the database must allow.
 */
final class DataSources {
  private static final long WAIT_MILLIS = 5_000;

  private DataSources() {}

  static HikariDataSource ofOneConnection(Settings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("wxalbum");
    config.setJdbcUrl(settings.text(Setting.DATABASE_URL));
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(WAIT_MILLIS);
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
        AwsCredentials.ofFunctionRole(),
        Clock.systemUTC());
  }
}
