package wxalbum.database;

import org.flywaydb.core.Flyway;

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
   */
  public static int migrate(String jdbcUrl, String user, String password) {
    return Flyway.configure()
        .dataSource(jdbcUrl, user, password)
        .locations("classpath:sql")
        .cleanDisabled(true)
        .connectRetries(10)
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
