package wxalbum.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The schema of the database: the files of {@code sql/}, applied in order, each once, by Flyway.
 */
public final class Schema {
  private Schema() {}

  /**
   * Brings a database up to this version of the schema.
   *
   * @return how many files were applied
   */
  public static int migrate(DataSource source) {
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:sql")
        .cleanDisabled(true)
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
