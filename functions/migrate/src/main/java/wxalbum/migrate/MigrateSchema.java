package wxalbum.migrate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import wxalbum.database.Schema;

/** Migrates the database schema and creates the database user of the functions. */
public final class MigrateSchema {
  private final String url;
  private final String user;
  private final String appUser;

  /**
   * Creates the use case for one database.
   *
   * @param appUser the user to create, with IAM authentication; empty to create no user
   * @throws IllegalArgumentException if the name has characters other than letters, digits and
   *     underscores, or is longer than 32 characters
   */
  public MigrateSchema(String url, String user, String appUser) {
    if (!appUser.matches("[A-Za-z0-9_]{0,32}")) {
      throw new IllegalArgumentException(
          "DATABASE_APP_USER must have at most 32 letters, digits and underscores");
    }
    this.url = url;
    this.user = user;
    this.appUser = appUser;
  }

  /**
   * Applies the pending migrations, then creates the database user.
   *
   * @param password the password of the user that migrates
   * @return the number of migrations applied
   * @throws IllegalStateException if a migration fails or the user cannot be created
   */
  public int execute(String password) {
    int applied = Schema.migrate(url, user, password);
    if (!appUser.isEmpty()) {
      createAppUser(password);
    }
    return applied;
  }

  /**
   * Creates the user and grants read and write access. See "Creating a database account using IAM
   * authentication" in the Amazon RDS User Guide.
   */
  private void createAppUser(String password) {
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
      throw new IllegalStateException("Failed to create the database user " + appUser, e);
    }
  }
}
