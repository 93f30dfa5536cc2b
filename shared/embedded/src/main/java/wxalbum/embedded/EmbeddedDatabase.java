package wxalbum.embedded;

import ch.vorburger.exec.ManagedProcessException;
import java.nio.file.Path;

/**
 * A MariaDB server inside this machine, reachable on the loopback address only, where it lets in
 * any user with any password. Its time zone is UTC and its character set utf8mb4.
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
   * Starts a server over the data in a folder, which is made if need be. A server that a killed
   * process left running over the same folder is stopped first.
   */
  public static EmbeddedDatabase in(Path folder) {
    Quiet.libraries("ch.vorburger", "org.mariadb.jdbc");
    Leftover.stop(Folders.make(folder));
    try {
      return new EmbeddedDatabase(MariaDb.start(folder));
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("The embedded database did not start in " + folder, e);
    }
  }

  /** Starts an empty server that ends with this process and leaves nothing behind. */
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

  /** Stops the server that a killed process left running over a folder, if there is one. */
  public static void stopLeftover(Path folder) {
    Leftover.stop(folder);
  }

  /** The address of the schema {@value #SCHEMA}, for a user that may do everything. */
  public DatabaseAddress address() {
    return address;
  }

  /** Stops the server, orderly, and waits for its end. Closing twice is harmless. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("The embedded database did not stop", e);
    }
  }
}
