package wxalbum.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The JDBC URL and the credentials of a database schema.
 *
 * @param url the JDBC URL, which includes the name of the schema
 */
public record DatabaseConnectionInfo(String url, String user, String password) {
  /**
   * Returns the connection that system properties configure: {@code database.url}, {@code
   * database.user} (default {@code root}) and {@code database.password} (default empty). Returns
   * empty if {@code database.url} is missing or empty.
   */
  public static Optional<DatabaseConnectionInfo> fromSystemProperties() {
    String url = System.getProperty("database.url", "");
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DatabaseConnectionInfo(
                url,
                System.getProperty("database.user", "root"),
                System.getProperty("database.password", "")));
  }

  /** Opens a new connection. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Creates a schema on the same server unless it exists, and returns its connection. */
  public DatabaseConnectionInfo createSchemaIfAbsent(String name) {
    execute("create schema if not exists `" + name + "`");
    return new DatabaseConnectionInfo(
        url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name), user, password);
  }

  /** Drops a schema on the same server, with all its tables, if it exists. */
  public void dropSchemaIfExists(String name) {
    execute("drop schema if exists `" + name + "`");
  }

  /**
   * Executes one SQL statement on a new connection.
   *
   * @throws IllegalStateException if the database rejects the statement or is unreachable
   */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Failed to execute SQL: " + sql, e);
    }
  }

  /** Returns the URL and the user, without the password. */
  @Override
  public String toString() {
    return url + " as " + user;
  }
}
