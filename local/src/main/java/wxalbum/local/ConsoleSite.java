package wxalbum.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.Json;
import wxalbum.local.console.Console;

/**
 * Serves the page of the console at {@code /console} and its API under {@code /console/api/}. Files
 * of the album page are available under {@code /console} by the same names, so that both pages
 * share their base styles and scripts.
 */
final class ConsoleSite {
  private static final String ROOT = "/console";
  private static final String API = ROOT + "/api/";

  private final StaticPages pages;
  private final StaticPages album;
  private final Console console;

  ConsoleSite(StaticPages pages, StaticPages album, Console console) {
    this.pages = pages;
    this.album = album;
    this.console = console;
  }

  /**
   * Returns whether a request only reads from the console. Such requests are not logged, since they
   * would otherwise fill the log that the console shows.
   */
  static boolean isLookedAtBy(ApiRequest request) {
    return isConsoles(request) && request.method().equals("GET");
  }

  /** Returns the response, or empty if the path does not belong to the console. */
  Optional<ApiResponse> answer(ApiRequest request) {
    if (!isConsoles(request)) {
      return Optional.empty();
    }
    if (!SameOrigin.allows(request)) {
      return Optional.of(
          ApiResponse.of(
              Code.FORBIDDEN.because("Pages of other origins must not call the console."),
              request.id()));
    }
    return request.path().startsWith(API)
        ? Optional.of(call(request))
        : file(request.at(page(request.path())));
  }

  private static boolean isConsoles(ApiRequest request) {
    return request.path().equals(ROOT) || request.path().startsWith(ROOT + "/");
  }

  private Optional<ApiResponse> file(ApiRequest request) {
    return pages.answer(request).or(() -> album.answer(request));
  }

  private static String page(String path) {
    String relative = path.substring(ROOT.length());
    return relative.isEmpty() ? "/" : relative;
  }

  private ApiResponse call(ApiRequest request) {
    String path = request.path().substring(API.length());
    Answer answer =
        console.answer(request.method(), path, request.query(), request.body(), request.id());
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
