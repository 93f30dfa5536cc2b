package wxalbum.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/** The schema of the database. Flyway applies the files of {@code sql/} in order, each once. */
public final class Schema {
  private Schema() {}

  /**
   * Migrates a database to the latest version of the schema. A concurrent migration waits.
   *
   * @return number of applied files
   * @throws IllegalStateException if a file fails or the database cannot be migrated
   */
  public static int migrate(String jdbcUrl, String user, String password) {
    Flyway flyway =
        Flyway.configure()
            .dataSource(jdbcUrl, user, password)
            .locations("classpath:sql")
            .cleanDisabled(true)
            .connectRetries(10)
            .load();
    try {
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayMigrateException e) {
      String file = e.getMigration().getScript();
      throw new IllegalStateException(file + " failed at line " + e.getLineNumber(), e);
    } catch (FlywayException e) {
      throw new IllegalStateException("the schema cannot be migrated: " + e.getErrorCode(), e);
    }
  }
}
