package wxalbum.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import wxalbum.console.Console;
import wxalbum.http.Json;
import wxalbum.http.Response;
import wxalbum.http.problem.ProblemCode;

/**
 * Serves the API of the console under {@code /console/api/}, and rejects the requests of other
 * origins to all of {@code /console}.
 */
final class ConsoleApi {
  /** The path of the page of the console. */
  static final String ROOT = "/console";

  private static final String API = ROOT + "/api/";

  private final Console console;

  ConsoleApi(Console console) {
    this.console = console;
  }

  /**
   * Returns whether a request only reads from the console. Such requests are not logged, since they
   * would otherwise fill the log that the console shows.
   */
  static boolean isConsoleRead(String method, String path) {
    return isConsolePath(path) && method.equals("GET");
  }

  /** Returns whether a request belongs to the API or must be rejected. */
  boolean accepts(ApiRequest request) {
    return isConsolePath(request.path())
        && (request.path().startsWith(API) || !SameOrigin.allows(request));
  }

  /** Returns the response to an accepted request. */
  ApiResponse handle(ApiRequest request) {
    return SameOrigin.allows(request)
        ? callApi(request)
        : ApiResponse.ofProblem(
            ProblemCode.FORBIDDEN.toProblem("Pages of other origins must not call the console."),
            request.id());
  }

  private static boolean isConsolePath(String path) {
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  private ApiResponse callApi(ApiRequest request) {
    String path = request.path().substring(API.length());
    Map<String, String> parameters = new HashMap<>();
    request
        .queryParameters()
        .forEach(field -> parameters.put(field.getName(), field.getValues().getLast()));
    Response response =
        console.handle(request.method(), path, parameters, request.body(), request.id());
    Map<String, String> headers = new TreeMap<>(response.headers());
    headers.putIfAbsent("content-type", "application/json");
    headers.put("cache-control", "no-store");
    headers.put("cross-origin-resource-policy", "same-origin");
    headers.put("x-content-type-options", "nosniff");
    byte[] body =
        Json.write(Objects.requireNonNull(response.body())).getBytes(StandardCharsets.UTF_8);
    return new ApiResponse(response.status(), headers, List.of(), body);
  }
}
