package wxalbum.database;

/** The schema of the database. Flyway applies the files of {@code sql/} in order, each once. */
public final class Schema {
  private static final String LOCATION = "classpath:sql";

  private Schema() {}

  /**
   * Migrates a database to the latest version of the schema. A concurrent migration waits. A file
   * that has to wait for an open transaction is tried again, so that other requests need not wait.
   *
   * @return number of applied files
   * @throws IllegalStateException if a file fails or the database cannot be migrated
   */
  public static int migrate(String jdbcUrl, String user, String password) {
    return new SchemaMigrator(jdbcUrl, user, password, Thread::sleep, LOCATION).migrate();
  }
}
