package wxalbum.http;

import java.util.List;
import java.util.stream.Stream;

/** Every route of the contract, so that a path with another method is told from no path at all. */
public final class Routes {
  /** Method and path template of each, as {@code openapi.yaml} and {@code serverless.yml} list. */
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
          "DELETE /shares/{shareId}",
          "POST /shared/{token}/open",
          "GET /shared/{token}/photos",
          "GET /shared/{token}/photos/{photoId}/original");

  private Routes() {}

  /** The problem of a request that has no route: 405 where its path knows other methods. */
  static Problem unknown(String path) {
    List<String> methods =
        ALL.stream()
            .map(route -> route.split(" ", 2))
            .filter(route -> matches(route[1], path))
            .map(route -> route[0])
            .toList();
    if (methods.isEmpty()) {
      return Code.NOT_FOUND.because("There is nothing at this path.");
    }
    String detail = "This path knows " + String.join(", ", methods) + " only.";
    return new Problem(Code.METHOD_NOT_ALLOWED, detail, List.of(), null, methods);
  }

  private static boolean matches(String template, String path) {
    List<String> names = Stream.of(template.split("/", -1)).toList();
    List<String> parts = Stream.of(path.split("/", -1)).toList();
    if (names.size() != parts.size()) {
      return false;
    }
    for (int i = 0; i < names.size(); i++) {
      boolean any = names.get(i).startsWith("{") && !parts.get(i).isEmpty();
      if (!any && !names.get(i).equals(parts.get(i))) {
        return false;
      }
    }
    return true;
  }
}
