package wxalbum.embedded;

import ch.vorburger.exec.ManagedProcessException;
import java.nio.file.Path;

/**
 * A local MariaDB server for development and tests. It listens on the loopback address only and
 * accepts any user with any password. Its time zone is UTC, and its character set is utf8mb4.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String SCHEMA = "wxalbum";

  private final MariaDb server;
  private final DatabaseAddress address;

  private EmbeddedDatabase(MariaDb server) {
    this.server = server;
    this.address =
        new DatabaseAddress("jdbc:mariadb://127.0.0.1:" + server.port() + "/", "root", "local")
            .schema(SCHEMA);
  }

  /**
   * Starts a server on the data in a directory, which is created if necessary. A server that a
   * killed process left running on the same directory is stopped first.
   *
   * @throws IllegalStateException if the server does not start
   */
  public static EmbeddedDatabase in(Path folder) {
    Quiet.libraries("ch.vorburger", "org.mariadb.jdbc");
    Leftover.stop(Folders.make(folder));
    try {
      return new EmbeddedDatabase(MariaDb.start(folder));
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("The embedded database failed to start in " + folder, e);
    }
  }

  /** Starts an empty server in a temporary directory, which a shutdown hook stops and deletes. */
  public static EmbeddedDatabase temporary() {
    Path folder = Folders.temporary("database");
    EmbeddedDatabase database = in(folder);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  database.close();
                  Folders.remove(folder);
                }));
    return database;
  }

  /** Stops the server, if any, that a killed process left running on a directory. */
  public static void stopLeftover(Path folder) {
    Leftover.stop(folder);
  }

  /** Returns the connection to the schema {@value #SCHEMA}, for a user with all privileges. */
  public DatabaseAddress address() {
    return address;
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
