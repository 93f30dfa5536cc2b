package wxalbum.migrate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.settings.Settings;
import wxalbum.testkit.CapturedLog;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.SampleEventFiles;

class MigrateHandlerTest {
  @Test
  void appliesEachMigrationOnce() throws Exception {
    String first;
    String second;

    try (EmbeddedDatabase database = EmbeddedDatabase.startTemporary()) {
      first = createFunction(database).invoke(SampleEventFiles.read("migrate.json"));
      second = createFunction(database).invoke(SampleEventFiles.read("migrate.json"));
    }

    assertThat(first).isEqualTo("{\"applied\":" + countMigrationFiles() + "}");
    assertThat(second).isEqualTo("{\"applied\":0}");
  }

  /** The embedded server accepts every password. */
  @Test
  void acceptsPasswordInEventAndNeverLogsIt() throws Exception {
    List<String> responses = new ArrayList<>();
    CapturedLog log;

    try (EmbeddedDatabase database = EmbeddedDatabase.startTemporary()) {
      byte[] event = "{\"username\":\"owner\",\"password\":\"k4Jx-secret\"}".getBytes(UTF_8);
      log = CapturedLog.during(() -> responses.add(createFunction(database).invoke(event)));
    }

    assertThat(responses).containsExactly("{\"applied\":" + countMigrationFiles() + "}");
    assertThat(log.text()).doesNotContain("k4Jx-secret");
  }

  @Test
  void logsFileAndLineOfFailedMigration() throws Exception {
    CapturedLog log;

    try (EmbeddedDatabase database = EmbeddedDatabase.startTemporary()) {
      var _ = createFunction(database).invoke(SampleEventFiles.read("migrate.json"));
      database.connectionInfo().execute("delete from flyway_schema_history where version + 0 >= 6");
      log =
          CapturedLog.during(
              () -> assertThatThrownBy(() -> createFunction(database).invoke(new byte[0])));
    }

    assertThat(log.summary().path("outcome").asText()).isEqualTo("error");
    assertThat(log.text())
        .contains("V6__sweep.sql failed at line 2", "(SQLSTATE 42S01, error 1050)");
  }

  @Test
  void failsWhenDatabaseHasForeignTables() throws Exception {
    CapturedLog log;

    try (EmbeddedDatabase database = EmbeddedDatabase.startTemporary()) {
      database.connectionInfo().execute("create table foreign_table (id int)");
      log =
          CapturedLog.during(
              () -> assertThatThrownBy(() -> createFunction(database).invoke(new byte[0])));
    }

    assertThat(log.text()).contains("the schema cannot be migrated: NON_EMPTY_SCHEMA");
  }

  @Test
  void rejectsUserNameWithSqlCharacters() {
    assertThatThrownBy(() -> new MigrateSchema("jdbc:mariadb://x/y", "u", "a' or"))
        .hasMessageContaining("DATABASE_APP_USER");
  }

  private static long countMigrationFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("wxalbum.root"), "sql"))) {
      return files.count();
    }
  }

  private static FunctionInvoker createFunction(EmbeddedDatabase database) {
    Map<String, String> environment =
        Map.of(
            "DATABASE_URL", database.connectionInfo().url(),
            "DATABASE_USER", database.connectionInfo().user(),
            "DATABASE_PASSWORD", database.connectionInfo().password());
    return new FunctionInvoker(
        ScopedValue.where(Settings.ENVIRONMENT, environment).call(MigrateHandler::new));
  }
}
