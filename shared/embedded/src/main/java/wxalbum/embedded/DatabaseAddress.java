package wxalbum.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * The JDBC URL and the credentials of a database schema.
 *
 * @param url the JDBC URL, which includes the name of the schema
 */
public record DatabaseAddress(String url, String user, String password) {
  /** Returns the connection that the settings of a function configure. */
  public static DatabaseAddress of(Settings settings) {
    return new DatabaseAddress(
        settings.text(Setting.DATABASE_URL),
        settings.text(Setting.DATABASE_USER),
        settings.text(Setting.DATABASE_PASSWORD));
  }

  /**
   * Returns the connection that system properties configure: {@code database.url}, {@code
   * database.user} (default {@code root}) and {@code database.password} (default empty). Returns
   * empty if {@code database.url} is missing or empty.
   */
  public static Optional<DatabaseAddress> ofSystemProperties() {
    String url = System.getProperty("database.url", "");
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DatabaseAddress(
                url,
                System.getProperty("database.user", "root"),
                System.getProperty("database.password", "")));
  }

  /** Opens a new connection. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Creates a schema on the same server unless it exists, and returns its connection. */
  public DatabaseAddress schema(String name) {
    execute("create schema if not exists `" + name + "`");
    return new DatabaseAddress(url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name), user, password);
  }

  /** Drops a schema on the same server, with all its tables, if it exists. */
  public void dropSchema(String name) {
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
