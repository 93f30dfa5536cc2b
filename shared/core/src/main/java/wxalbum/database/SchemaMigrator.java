package wxalbum.database;

import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.internal.exception.FlywayMigrateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the pending files of a schema while the functions use it.
 *
 * <p>A statement that alters a table waits until no transaction uses the table. All later requests
 * for the table wait behind it, reads included. It therefore gives up before they do, lets them
 * pass, and is tried again. A file has one such statement, which the database executes entirely or
 * not at all.
 */
final class SchemaMigrator {
  /** Maximum wait of a statement for a table. It is shorter than that of the functions. */
  private static final int LOCK_TIMEOUT_SECONDS = 2;

  private static final int MAX_ATTEMPTS = 30;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(SchemaMigrator.class);

  private final Flyway flyway;
  private final Sleeper sleeper;

  /**
   * Creates a migrator.
   *
   * @param locations folders of the files, as for Flyway
   */
  SchemaMigrator(
      String jdbcUrl, String user, String password, Sleeper sleeper, String... locations) {
    this.flyway =
        Flyway.configure()
            .dataSource(jdbcUrl, user, password)
            .jdbcProperties(Map.of("sessionVariables", "lock_wait_timeout=" + LOCK_TIMEOUT_SECONDS))
            .locations(locations)
            .cleanDisabled(true)
            .connectRetries(10)
            .load();
    this.sleeper = sleeper;
  }

  /**
   * Applies the pending files.
   *
   * @return number of applied files
   * @throws IllegalStateException if a file fails or the database cannot be migrated
   */
  int migrate() {
    int applied = 0;
    for (int attempt = 1; ; attempt++) {
      try {
        return applied + flyway.migrate().migrationsExecuted;
      } catch (FlywayMigrateException e) {
        deleteRecordOf(e);
        if (!SqlErrors.isLockWaitTimeout(e.getSqlErrorCode()) || attempt == MAX_ATTEMPTS) {
          String file = e.getMigration().getScript();
          throw new IllegalStateException(file + " failed at line " + e.getLineNumber(), e);
        }
        applied += e.getErrorResult().getSuccessfulMigrations().size();
        pauseAfter(e);
      } catch (FlywayException e) {
        throw new IllegalStateException("the schema cannot be migrated: " + e.getErrorCode(), e);
      }
    }
  }

  /** Deletes Flyway's record of a failure, so that the file can be applied again. */
  private void deleteRecordOf(FlywayMigrateException failure) {
    try {
      var _ = flyway.repair();
    } catch (FlywayException e) {
      failure.addSuppressed(e);
    }
  }

  private void pauseAfter(FlywayMigrateException failure) {
    LOG.warn(
        "{} waited {} seconds for a table that a transaction uses; trying again",
        failure.getMigration().getScript(),
        LOCK_TIMEOUT_SECONDS);
    try {
      sleeper.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the migration was interrupted", failure);
    }
  }
}
