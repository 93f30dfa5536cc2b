package wxalbum.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.embedded.EmbeddedDatabase;
import wxalbum.settings.Settings;
import wxalbum.testing.Events;
import wxalbum.testing.FunctionDriver;

class MigrateHandlerTest {
  @Test
  void appliesEachFileOfTheSchemaOnce() {
    String first;
    String second;

    try (EmbeddedDatabase database = EmbeddedDatabase.temporary()) {
      first = migrate(database).invoke(Events.sample("migrate.json"));
      second = migrate(database).invoke(Events.sample("migrate.json"));
    }

    assertThat(first).isEqualTo("{\"applied\":6}");
    assertThat(second).isEqualTo("{\"applied\":0}");
  }

  @Test
  void refusesAUserNameThatWouldBeSql() {
    assertThatThrownBy(() -> new Migrate("jdbc:mariadb://x/y", "u", "p", "a' or"))
        .hasMessageContaining("DATABASE_APP_USER");
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
