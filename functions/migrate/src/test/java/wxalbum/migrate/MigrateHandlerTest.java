package wxalbum.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      database.address().execute("delete from flyway_schema_history where version + 0 >= 6");
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
      database.address().execute("create table foreign_table (id int)");
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

  private static FunctionDriver migrate(EmbeddedDatabase database) {
    Map<String, String> environment =
        Map.of(
            "DATABASE_URL", database.address().url(),
            "DATABASE_USER", database.address().user(),
            "DATABASE_PASSWORD", database.address().password());
    return new FunctionDriver(
        ScopedValue.where(Settings.ENVIRONMENT, environment).call(MigrateHandler::new));
  }
}
