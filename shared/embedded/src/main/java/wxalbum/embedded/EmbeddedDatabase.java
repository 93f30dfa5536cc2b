package wxalbum.embedded;

import ch.vorburger.exec.ManagedProcessException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A MariaDB server inside this machine, reachable on the loopback address only, where it lets in
 * any user with any password. Its time zone is UTC and its character set utf8mb4.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** The schema that {@link #jdbcUrl()} names. */
  public static final String SCHEMA = "wxalbum";

  private final MariaDb server;

  private EmbeddedDatabase(MariaDb server) {
    this.server = server;
  }

  /**
   * Starts a server over the data in a folder, which is made if need be. A server that a killed
   * process left running over the same folder is stopped first.
   */
  public static EmbeddedDatabase in(Path folder) {
    Quiet.libraries("ch.vorburger", "org.mariadb.jdbc");
    Leftover.stop(Folders.make(folder));
    try {
      EmbeddedDatabase database = new EmbeddedDatabase(MariaDb.start(folder));
      var _ = database.schema(SCHEMA);
      return database;
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

  /** Where it is, for a user that may do everything. */
  public DatabaseAddress address() {
    return new DatabaseAddress(jdbcUrl(), user(), password());
  }

  /** JDBC URL of the schema {@value #SCHEMA}. */
  public String jdbcUrl() {
    return url(SCHEMA);
  }

  /** Makes a schema, unless it is there, and answers its JDBC URL. */
  public String schema(String name) {
    try (Connection connection = DriverManager.getConnection(url(""), user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists `" + name + "`");
    } catch (SQLException e) {
      throw new IllegalStateException("Schema " + name + " could not be made", e);
    }
    return url(name);
  }

  /** A user that may do everything. */
  public String user() {
    return "root";
  }

  /** That user's password. */
  public String password() {
    return "local";
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

  private String url(String schema) {
    return "jdbc:mariadb://127.0.0.1:" + server.port() + "/" + schema;
  }
}
