package wxalbum.local.template;

import java.util.Locale;

/**
 * A route of the gateway.
 *
 * @param method the HTTP method in upper case, or {@code ANY}
 * @param path a template such as {@code /albums/{albumId}}; {@code $default} matches requests that
 *     no other route matches
 */
public record GatewayRoute(String method, String path) {
  private static final String ANY = "ANY";
  private static final GatewayRoute DEFAULT = new GatewayRoute(ANY, "$default");

  /** Parses {@code GET /albums}, {@code * /albums} or {@code *}. */
  public static GatewayRoute parse(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    return parts.length == 2 ? of(parts[0], parts[1]) : of("*", parts[0]);
  }

  static GatewayRoute of(String method, String path) {
    if (path.equals("*") || path.equals("$default")) {
      return DEFAULT;
    }
    return new GatewayRoute(method.equals("*") ? ANY : method.toUpperCase(Locale.ROOT), path);
  }

  public boolean isDefault() {
    return path.equals(DEFAULT.path);
  }

  boolean allowsMethod(String requestMethod) {
    return method.equals(ANY) || method.equals(requestMethod);
  }

  /** Returns the {@code routeKey} of an event. */
  public String routeKey() {
    return isDefault() ? path : method + " " + path;
  }
}
