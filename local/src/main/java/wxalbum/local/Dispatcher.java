package wxalbum.local;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import wxalbum.http.Code;
import wxalbum.http.Problem;

/** Brings a request to the function of its route, and back comes a response in every case. */
final class Dispatcher {
  private final RouteTable routes;
  private final Map<String, FunctionHost> hosts;
  private final Terminal terminal;

  Dispatcher(RouteTable routes, Map<String, FunctionHost> hosts, Terminal terminal) {
    this.routes = routes;
    this.hosts = Map.copyOf(hosts);
    this.terminal = terminal;
  }

  /** Whether a route other than the default one takes the request. */
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
      return ApiResponse.of(Code.NOT_FOUND.because("There is nothing at this path."), request.id());
    }
    RouteTable.Match found = match.orElseThrow();
    Report report = host.invoke(ApiEvent.of(request, found));
    ApiResponse response = response(report);
    terminal.invocation(report, label(request, found), Integer.toString(response.status()));
    return response;
  }

  /** The default route says nothing: the method and that it was none of ours say more. */
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
          ApiResponse.of(later("The function took too long: try again.", 1), id);
      case Outcome.Throttled _ ->
          ApiResponse.of(later("Too many requests are being answered: try again.", 1), id);
    };
  }

  private static Problem broken() {
    return Code.INTERNAL.because(
        "The fault is ours. Tell us the request id and we find it in our logs.");
  }

  private static Problem later(String detail, int seconds) {
    return Code.UNAVAILABLE.because(detail).retryAfter(Duration.ofSeconds(seconds));
  }
}
