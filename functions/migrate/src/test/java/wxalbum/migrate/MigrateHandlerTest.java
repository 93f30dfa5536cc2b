package wxalbum.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.settings.Settings;
import wxalbum.testing.Events;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.Log;

class MigrateHandlerTest {
  @Test
  void appliesEachFileOfTheSchemaOnce() throws Exception {
    String first;
    String second;

    try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
      first = migrate(database).invoke(Events.sample("migrate.json"));
      second = migrate(database).invoke(Events.sample("migrate.json"));
    }

    assertThat(first).isEqualTo("{\"applied\":" + files() + "}");
    assertThat(second).isEqualTo("{\"applied\":0}");
  }

  @Test
  void saysWhichLineOfTheSchemaFailed() throws Exception {
    Log log;

    try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
      var _ = migrate(database).invoke(Events.sample("migrate.json"));
      execute(database, "delete from flyway_schema_history where version + 0 >= 6");
      log = Log.during(() -> assertThatThrownBy(() -> migrate(database).invoke(new byte[0])));
    }

    assertThat(log.summary().path("outcome").asText()).isEqualTo("error");
    assertThat(log.text())
        .contains("V6__upload_requests.sql failed at line 2", "(SQLSTATE 42S21, error 1060)");
  }

  @Test
  void saysThatADatabaseIsSomebodyElses() throws Exception {
    Log log;

    try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
      execute(database, "create table somebody_elses (id int)");
      log = Log.during(() -> assertThatThrownBy(() -> migrate(database).invoke(new byte[0])));
    }

    assertThat(log.text()).contains("the schema cannot be migrated: NON_EMPTY_SCHEMA");
  }

  @Test
  void refusesAUserNameThatWouldBeSql() {
    assertThatThrownBy(() -> new Migrate("jdbc:mariadb://x/y", "u", "p", "a' or"))
        .hasMessageContaining("DATABASE_APP_USER");
  }

  private static long files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("wxalbum.root"), "sql"))) {
      return files.count();
    }
  }

  private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static FunctionDriver migrate(EmbeddedDatabase database) {
    Map<String, String> environment =
        Map.of(
            "DATABASE_URL", database.jdbcUrl(),
            "DATABASE_USER", database.user(),
            "DATABASE_PASSWORD", database.password());
    return new FunctionDriver(
        ScopedValue.where(Settings.ENVIRONMENT, environment).call(MigrateHandler::new));
  }
}
