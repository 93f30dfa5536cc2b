package wxalbum.embedded;

import ch.vorburger.exec.ManagedProcessException;
import java.nio.file.Path;

/**
 * A local MariaDB server for development and tests. It listens on the loopback address only and
 * accepts any user with any password. Its time zone is UTC, and its character set is utf8mb4.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String SCHEMA = "wxalbum";

  private final MariaDbServer server;
  private final DatabaseConnectionInfo connectionInfo;

  private EmbeddedDatabase(MariaDbServer server) {
    this.server = server;
    this.connectionInfo =
        new DatabaseConnectionInfo(
                "jdbc:mariadb://127.0.0.1:" + server.port() + "/", "root", "local")
            .createSchemaIfAbsent(SCHEMA);
  }

  /**
   * Starts a server on the data in a directory, which is created if necessary. A server that a
   * killed process left running on the same directory is stopped first.
   *
   * @throws IllegalStateException if the server does not start
   */
  public static EmbeddedDatabase startIn(Path folder) {
    LibraryLogLevels.limitToErrors("ch.vorburger", "org.mariadb.jdbc");
    OrphanedServer.stop(Directories.create(folder));
    try {
      return new EmbeddedDatabase(MariaDbServer.start(folder));
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("The embedded database failed to start in " + folder, e);
    }
  }

  /** Starts an empty server in a temporary directory, which a shutdown hook stops and deletes. */
  public static EmbeddedDatabase startTemporary() {
    Path folder = Directories.createTemporary("database");
    EmbeddedDatabase database = startIn(folder);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  database.close();
                  Directories.deleteRecursively(folder);
                }));
    return database;
  }

  /** Stops the server, if any, that a killed process left running on a directory. */
  public static void stopOrphanedServer(Path folder) {
    OrphanedServer.stop(folder);
  }

  /** Returns the connection to the schema {@value #SCHEMA}, for a user with all privileges. */
  public DatabaseConnectionInfo connectionInfo() {
    return connectionInfo;
  }

  /** Shuts down the server cleanly and waits until it has stopped. This method is idempotent. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("The embedded database failed to stop", e);
    }
  }
}
