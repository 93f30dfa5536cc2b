package wxalbum.database;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.testkit.TestCloud;

/** Runs the contract on MySQL in a container. */
@EnabledIf(
    value = "wxalbum.database.Docker#isAvailable",
    disabledReason = "Docker is not available: skipped the data layer tests on MySQL 8.4")
class MySqlDataLayerTest extends DataLayerContract {
  private static final String PASSWORD = "local";

  private static final GenericContainer<?> MYSQL =
      new GenericContainer<>(System.getProperty("mysql.image"))
          .withExposedPorts(3306)
          .withEnv(Map.of("MYSQL_ROOT_PASSWORD", PASSWORD, "MYSQL_DATABASE", "wxalbum"))
          .waitingFor(Wait.forLogMessage(".*ready for connections.*port: 3306.*", 1));

  @BeforeAll
  static void start() {
    MYSQL.start();
    var _ = Schema.migrate(url(), "root", PASSWORD);
  }

  @AfterAll
  static void stop() {
    MYSQL.stop();
  }

  @Override
  Settings settings() {
    return TestCloud.shared()
        .settings(
            Map.of(
                Setting.DATABASE_URL,
                url(),
                Setting.DATABASE_USER,
                "root",
                Setting.DATABASE_PASSWORD,
                PASSWORD));
  }

  private static String url() {
    return "jdbc:mariadb://%s:%d/wxalbum?allowPublicKeyRetrieval=true"
        .formatted(MYSQL.getHost(), MYSQL.getMappedPort(3306));
  }
}
