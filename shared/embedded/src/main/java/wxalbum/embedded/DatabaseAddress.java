package wxalbum.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * Where a schema of a database is, and who is let in.
 *
 * @param url as JDBC takes it, with the name of the schema
 */
public record DatabaseAddress(String url, String user, String password) {
  /** The one that a function's settings name. */
  public static DatabaseAddress of(Settings settings) {
    return new DatabaseAddress(
        settings.text(Setting.DATABASE_URL),
        settings.text(Setting.DATABASE_USER),
        settings.text(Setting.DATABASE_PASSWORD));
  }

  /**
   * The one that the system property {@code database.url} names, with {@code database.user} ({@code
   * root}) and {@code database.password} (none); nothing where that is missing or empty.
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

  /** A new connection. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** Makes a schema on the same server, unless it is there, and answers where that is. */
  public DatabaseAddress schema(String name) {
    execute("create schema if not exists `" + name + "`");
    return new DatabaseAddress(url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name), user, password);
  }

  /** Removes a schema of the same server with all that is in it. */
  public void dropSchema(String name) {
    execute("drop schema if exists `" + name + "`");
  }

  /**
   * Runs one statement.
   *
   * @throws IllegalStateException if the database refuses it, or does not answer
   */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The database refuses: " + sql, e);
    }
  }

  /** Tells no password. */
  @Override
  public String toString() {
    return url + " as " + user;
  }
}
