package wxalbum.migrate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import wxalbum.database.Schema;

/** Applies the schema and lets the functions' own database user in. */
public final class Migrate {
  private final String url;
  private final String user;
  private final String password;
  private final String appUser;

  /**
   * Works on a database.
   *
   * @param appUser the user to create, who logs in by IAM; empty creates none
   * @throws IllegalArgumentException for a name that is not letters, digits and underscores
   */
  public Migrate(String url, String user, String password, String appUser) {
    if (!appUser.matches("[A-Za-z0-9_]{0,32}")) {
      throw new IllegalArgumentException("DATABASE_APP_USER is not letters, digits, underscores");
    }
    this.url = url;
    this.user = user;
    this.password = password;
    this.appUser = appUser;
  }

  /**
   * Migrates.
   *
   * @return how many files of the schema were applied
   * @throws IllegalStateException when the functions' user cannot be created
   */
  public int run() {
    int applied = Schema.migrate(url, user, password);
    if (!appUser.isEmpty()) {
      admit();
    }
    return applied;
  }

  /** "Creating a database account using IAM authentication", Amazon RDS user guide. */
  private void admit() {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      String schema = connection.getCatalog();
      statement.execute(
          "create user if not exists '"
              + appUser
              + "'@'%' identified with AWSAuthenticationPlugin as 'RDS' require ssl");
      statement.execute(
          "grant select, insert, update, delete on `" + schema + "`.* to '" + appUser + "'@'%'");
    } catch (SQLException e) {
      throw new IllegalStateException("the database user of the functions was not created", e);
    }
  }
}
