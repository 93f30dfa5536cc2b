package wxalbum.http;

import java.util.List;
import java.util.stream.Stream;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemCode;

/**
 * All routes of the API contract. The list distinguishes an unsupported method from an unknown
 * path. Each GET route also supports HEAD.
 */
public final class ApiRoutes {
  /**
   * Method and path template of each route, as in {@code openapi.yaml} and {@code serverless.yml}.
   */
  public static final List<String> ALL =
      List.of(
          "POST /login",
          "GET /health",
          "GET /me",
          "GET /albums",
          "POST /albums",
          "GET /albums/{albumId}",
          "PUT /albums/{albumId}",
          "DELETE /albums/{albumId}",
          "GET /albums/{albumId}/photos",
          "POST /albums/{albumId}/uploads",
          "GET /albums/{albumId}/shares",
          "POST /albums/{albumId}/shares",
          "GET /photos/{photoId}",
          "PUT /photos/{photoId}",
          "DELETE /photos/{photoId}",
          "GET /photos/{photoId}/original",
          "POST /photos/{photoId}/restore",
          "GET /trash",
          "DELETE /trash",
          "DELETE /trash/{photoId}",
          "DELETE /shares/{shareId}",
          "POST /shared/{token}/open",
          "GET /shared/{token}/photos",
          "GET /shared/{token}/photos/{photoId}/original");

  private static final String HEAD = "HEAD ";

  private ApiRoutes() {}

  /**
   * Returns the problem of a request without a route: 405 if the path supports other methods, or
   * else 404.
   */
  static Problem noMatchProblem(String path) {
    List<String> methods =
        ALL.stream()
            .map(route -> route.split(" ", 2))
            .filter(route -> matches(route[1], path))
            .flatMap(
                route -> route[0].equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(route[0]))
            .toList();
    if (methods.isEmpty()) {
      return ProblemCode.NOT_FOUND.toProblem("There is nothing at this path.");
    }
    String detail = "This path supports only " + String.join(", ", methods) + ".";
    return ProblemCode.METHOD_NOT_ALLOWED.toProblem(detail).withAllowedMethods(methods);
  }

  /** Returns the route whose handler also handles this one: that of GET for HEAD. */
  static String handlingRoute(String routeKey) {
    return routeKey.startsWith(HEAD) ? "GET " + routeKey.substring(HEAD.length()) : routeKey;
  }

  private static boolean matches(String template, String path) {
    List<String> names = Stream.of(template.split("/", -1)).toList();
    List<String> parts = Stream.of(path.split("/", -1)).toList();
    if (names.size() != parts.size()) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      boolean isParameter = names.get(i).startsWith("{") && !parts.get(i).isEmpty();
      if (!isParameter && !names.get(i).equals(parts.get(i))) {
        return false;
      }
    }
    return true;
  }
}
