package wxalbum.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;

/**
 * The schema of the database: the files of {@code sql/}, applied in order, each once, by Flyway.
 */
public final class Schema {
  private Schema() {}

  /**
   * Brings a database up to this version of the schema. Somebody else who does the same at the same
   * time waits.
   *
   * @return how many files were applied
   * @throws IllegalStateException where one could not be, or the database is in no state for it
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
