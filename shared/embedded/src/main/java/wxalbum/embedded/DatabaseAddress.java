package wxalbum.embedded;

import java.util.Optional;

/**
 * A database and who is let in.
 *
 * @param url as JDBC takes it, with the name of a schema
 */
public record DatabaseAddress(String url, String user, String password) {
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

  /** Tells no password. */
  @Override
  public String toString() {
    return url + " as " + user;
  }
}
