package wxalbum.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import wxalbum.console.Console;
import wxalbum.http.Json;
import wxalbum.http.Response;
import wxalbum.http.problem.ProblemCode;

/**
 * Serves the page of the console at {@code /console} and its API under {@code /console/api/}. Files
 * of the album page are available under {@code /console} by the same names, so that both pages
 * share their base styles and scripts.
 */
public final class ConsoleSite {
  private static final String ROOT = "/console";
  private static final String API = ROOT + "/api/";

  private final StaticPages consolePages;
  private final StaticPages albumPages;
  private final Console console;

  public ConsoleSite(StaticPages pages, StaticPages album, Console console) {
    this.consolePages = pages;
    this.albumPages = album;
    this.console = console;
  }

  /**
   * Returns whether a request only reads from the console. Such requests are not logged, since they
   * would otherwise fill the log that the console shows.
   */
  static boolean isConsoleRead(ApiRequest request) {
    return isConsolePath(request) && request.method().equals("GET");
  }

  /** Returns the response, or empty if the path does not belong to the console. */
  Optional<ApiResponse> handle(ApiRequest request) {
    if (!isConsolePath(request)) {
      return Optional.empty();
    }
    if (!SameOrigin.allows(request)) {
      return Optional.of(
          ApiResponse.ofProblem(
              ProblemCode.FORBIDDEN.toProblem("Pages of other origins must not call the console."),
              request.id()));
    }
    return request.path().startsWith(API)
        ? Optional.of(callApi(request))
        : serveFile(request.withPath(toPagePath(request.path())));
  }

  private static boolean isConsolePath(ApiRequest request) {
    return request.path().equals(ROOT) || request.path().startsWith(ROOT + "/");
  }

  private Optional<ApiResponse> serveFile(ApiRequest request) {
    return consolePages.handle(request).or(() -> albumPages.handle(request));
  }

  private static String toPagePath(String path) {
    String relative = path.substring(ROOT.length());
    return relative.isEmpty() ? "/" : relative;
  }

  private ApiResponse callApi(ApiRequest request) {
    String path = request.path().substring(API.length());
    Response answer =
        console.handle(request.method(), path, request.query(), request.body(), request.id());
    Map<String, String> headers = new TreeMap<>(answer.headers());
    headers.putIfAbsent("content-type", "application/json");
    headers.put("cache-control", "no-store");
    headers.put("cross-origin-resource-policy", "same-origin");
    headers.put("x-content-type-options", "nosniff");
    byte[] body =
        Json.write(Objects.requireNonNull(answer.body())).getBytes(StandardCharsets.UTF_8);
    return new ApiResponse(answer.status(), headers, List.of(), body);
  }
}
