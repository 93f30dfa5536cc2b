package wxalbum.database;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.testing.Docker;
import wxalbum.testing.TestCloud;

/**
 * On MySQL: on 8.4 in a container, or on the server that the system property {@code mysql.url}
 * names, whose user root has the password {@code local}; its schema must be empty or ours.
 */
@EnabledIf(
    value = "isThere",
    disabledReason =
        "there is no Docker engine and no -Dmysql.url: the data layer was not tried on MySQL")
class MySqlDataLayerTest extends DataLayerContract {
  private static final String USER = "root";
  private static final String PASSWORD = "local";

  static boolean isThere() {
    return given() || Docker.isThere();
  }

  @BeforeAll
  static void start() {
    if (!given()) {
      Container.MYSQL.start();
    }
    var _ = Schema.migrate(url(), USER, PASSWORD);
  }

  @AfterAll
  static void stop() {
    if (!given()) {
      Container.MYSQL.stop();
    }
  }

  @Override
  Settings settings() {
    return TestCloud.shared()
        .settings(
            Map.of(
                Setting.DATABASE_URL, url(),
                Setting.DATABASE_USER, USER,
                Setting.DATABASE_PASSWORD, PASSWORD));
  }

  private static boolean given() {
    return System.getProperty("mysql.url") != null;
  }

  private static String url() {
    return given()
        ? System.getProperty("mysql.url")
        : "jdbc:mariadb://%s:%d/wxalbum?allowPublicKeyRetrieval=true"
            .formatted(Container.MYSQL.getHost(), Container.MYSQL.getMappedPort(3306));
  }

  /** Made where there is an engine. */
  private static final class Container {
    private static final GenericContainer<?> MYSQL =
        new GenericContainer<>(System.getProperty("mysql.image"))
            .withExposedPorts(3306)
            .withEnv(Map.of("MYSQL_ROOT_PASSWORD", PASSWORD, "MYSQL_DATABASE", "wxalbum"))
            .waitingFor(Wait.forLogMessage(".*ready for connections.*port: 3306.*", 1));
  }
}
