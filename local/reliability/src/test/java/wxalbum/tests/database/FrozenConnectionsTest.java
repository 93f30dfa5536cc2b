package wxalbum.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;
import wxalbum.database.Database;
import wxalbum.embedded.DatabaseConnectionInfo;
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.local.template.ServerlessFile;
import wxalbum.settings.Setting;
import wxalbum.testkit.TestCloud;

/**
 * Releases every function at once. Lambda freezes the instances of the version before with their
 * connections open, so the database must allow two connections for each instance until its {@code
 * wait_timeout}, which is one second here. The connections that {@code max_connections} reserves
 * for others are not counted: a user with {@code max_user_connections} stands for all functions.
 */
@EnabledIfSystemProperty(
    named = "database.url",
    matches = ".+",
    disabledReason = "The embedded server has no users, so it cannot limit their connections")
@Isolated("changes the wait_timeout of the database server")
@Timeout(120)
class FrozenConnectionsTest {
  private static final int INSTANCES = countInstances();
  private static final String LOGIN = "frozen_connections";
  private static final String PASSWORD = "frozen";

  private final DatabaseConnectionInfo server = TestCloud.shared().database();
  private final String waitTimeout = query("select @@global.wait_timeout");
  private final List<Database> started = new ArrayList<>();

  @BeforeEach
  void createUser() {
    server.execute("drop user if exists " + LOGIN);
    server.execute(
        "create user %s identified by '%s' with max_user_connections %d"
            .formatted(LOGIN, PASSWORD, 2 * INSTANCES));
    server.execute("grant all on *.* to " + LOGIN);
    server.execute("set global wait_timeout = 1");
  }

  @AfterEach
  void dropUser() {
    started.forEach(Database::close);
    server.execute("set global wait_timeout = " + waitTimeout);
    server.execute("drop user " + LOGIN);
  }

  @Test
  void allInstancesConnectWhileThoseOfVersionBeforeAreFrozen() {
    keepConnectionsOpen();
    var _ = release();

    var _ = release();

    assertThat(countConnections()).isEqualTo(2 * INSTANCES);
  }

  /** Otherwise the first test would pass with any limit. */
  @Test
  void thirdVersionIsRejectedBeforeConnectionsOfFirstAreClosed() {
    keepConnectionsOpen();
    var _ = release();
    var _ = release();

    assertThat(start().isReachable()).isFalse();
  }

  @Test
  void thirdVersionConnectsAfterIdleConnectionsAreClosed() {
    var _ = release();
    keepConnectionsOpen();
    var _ = release();

    awaitConnections(INSTANCES);

    assertThat(release()).allMatch(Database::isReachable);
  }

  @Test
  void resumedInstanceReplacesItsClosedConnection() {
    Database frozen = start();
    assertThat(frozen.isReachable()).isTrue();

    awaitConnections(0);

    assertThat(frozen.isReachable()).isTrue();
  }

  /** Starts all instances of a version, each of which connects. */
  private List<Database> release() {
    List<Database> version = IntStream.range(0, INSTANCES).mapToObj(_ -> start()).toList();
    assertThat(version).allMatch(Database::isReachable);
    return version;
  }

  private Database start() {
    Database instance =
        new Database(
            TestCloud.shared()
                .settings(
                    Map.of(Setting.DATABASE_USER, LOGIN, Setting.DATABASE_PASSWORD, PASSWORD)));
    started.add(instance);
    return instance;
  }

  /** Lets later connections stay open until the end of the test. */
  private void keepConnectionsOpen() {
    server.execute("set global wait_timeout = " + waitTimeout);
  }

  private void awaitConnections(int count) {
    while (countConnections() != count) {
      // The server waits, so that the test does not sleep.
      query("select sleep(0.05)");
    }
  }

  private int countConnections() {
    return Integer.parseInt(
        query("select count(*) from information_schema.processlist where user = '" + LOGIN + "'"));
  }

  private String query(String sql) {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static int countInstances() {
    return ServerlessFile.load(Path.of(System.getProperty("wxalbum.root"))).functions().stream()
        .filter(function -> function.environment().containsKey("DATABASE_URL"))
        .mapToInt(FunctionDeclaration::maxInstances)
        .sum();
  }
}
