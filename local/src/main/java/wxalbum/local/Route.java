package wxalbum.local;

import java.util.Locale;

/**
 * A route of the gateway.
 *
 * @param method upper case, or {@code ANY}
 * @param path template such as {@code /albums/{albumId}}; {@code $default} takes what no other does
 */
record Route(String method, String path) {
  private static final String ANY = "ANY";
  private static final Route DEFAULT = new Route(ANY, "$default");

  /** Reads {@code GET /albums}, {@code * /albums} or {@code *}. */
  static Route parse(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    return parts.length == 2 ? of(parts[0], parts[1]) : of("*", parts[0]);
  }

  static Route of(String method, String path) {
    if (path.equals("*") || path.equals("$default")) {
      return DEFAULT;
    }
    return new Route(method.equals("*") ? ANY : method.toUpperCase(Locale.ROOT), path);
  }

  boolean isDefault() {
    return path.equals(DEFAULT.path);
  }

  boolean allows(String asked) {
    return method.equals(ANY) || method.equals(asked);
  }

  /** The {@code routeKey} of an event. */
  String key() {
    return isDefault() ? path : method + " " + path;
  }
}
