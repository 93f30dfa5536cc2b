package wxalbum.local;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import wxalbum.http.Code;
import wxalbum.http.Problem;

/**
 * Invokes the function of the route that a request matches. Every request gets a response, also if
 * the function fails.
 */
final class Dispatcher {
  /** The maximum size of an event for a synchronous Lambda invocation: 6 MB, in bytes. */
  private static final int LARGEST_EVENT = 6 * 1024 * 1024;

  private final RouteTable routes;
  private final Map<String, FunctionHost> hosts;
  private final Throttling throttling;
  private final Terminal terminal;

  Dispatcher(
      RouteTable routes,
      Map<String, FunctionHost> hosts,
      Throttling throttling,
      Terminal terminal) {
    this.routes = routes;
    this.hosts = Map.copyOf(hosts);
    this.throttling = throttling;
    this.terminal = terminal;
  }

  /** Returns whether a route other than the default route matches the request. */
  boolean hasRoute(ApiRequest request) {
    return routes
        .match(request.method(), request.path())
        .filter(match -> !match.route().isDefault())
        .isPresent();
  }

  ApiResponse answer(ApiRequest request) {
    Optional<RouteTable.Match> match = routes.match(request.method(), request.path());
    FunctionHost host = match.map(found -> hosts.get(found.function())).orElse(null);
    if (host == null) {
      return ApiResponse.of(Code.NOT_FOUND.because("No route matches this path."), request.id());
    }
    RouteTable.Match found = match.orElseThrow();
    Optional<Duration> wait = throttling.take(found.route());
    if (wait.isPresent()) {
      Problem problem = Code.TOO_MANY_REQUESTS.because("Too many requests. Try again soon.");
      return ApiResponse.of(problem.retryAfter(wait.get()), request.id());
    }
    byte[] event = ApiEvent.of(request, found);
    if (event.length > LARGEST_EVENT) {
      return ApiResponse.of(
          Code.PAYLOAD_TOO_LARGE.because("The request exceeds 6 MB, the maximum size of an event."),
          request.id());
    }
    Report report = host.invoke(event);
    ApiResponse response = response(report);
    terminal.invocation(report, label(request, found), Integer.toString(response.status()));
    return response;
  }

  /**
   * Describes the request in the terminal. For the default route, the method is more informative
   * than the route key alone.
   */
  private static String label(ApiRequest request, RouteTable.Match match) {
    return match.route().isDefault()
        ? request.method() + " " + match.route().key()
        : match.route().key();
  }

  private static ApiResponse response(Report report) {
    String id = report.requestId();
    return switch (report.outcome()) {
      case Outcome.Answered answered ->
          ApiResponse.of(answered.output())
              .orElseGet(() -> ApiResponse.of(broken(), id))
              .with("x-request-id", id);
      case Outcome.Failed _ -> ApiResponse.of(broken(), id);
      case Outcome.TimedOut _ ->
          ApiResponse.of(later("The function timed out. Try again.", 1), id);
      case Outcome.Throttled _ ->
          ApiResponse.of(later("All instances of the function are busy. Try again.", 1), id);
    };
  }

  private static Problem broken() {
    return Code.INTERNAL.because("Internal error. Quote the request id when reporting it.");
  }

  private static Problem later(String detail, int seconds) {
    return Code.UNAVAILABLE.because(detail).retryAfter(Duration.ofSeconds(seconds));
  }
}
