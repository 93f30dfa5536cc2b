package wxalbum.local;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import wxalbum.http.Code;
import wxalbum.http.Problem;

/** Brings a request to the function of its route, and back comes a response in every case. */
final class Dispatcher {
  /** The largest event that Lambda takes of who waits for the answer: 6 MB, in bytes. */
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
    Optional<Duration> wait = throttling.take(found.route());
    if (wait.isPresent()) {
      Problem problem = Code.TOO_MANY_REQUESTS.because("Too many requests: try again soon.");
      return ApiResponse.of(problem.retryAfter(wait.get()), request.id());
    }
    byte[] event = ApiEvent.of(request, found);
    if (event.length > LARGEST_EVENT) {
      return ApiResponse.of(
          Code.PAYLOAD_TOO_LARGE.because("The request is larger than a function takes."),
          request.id());
    }
    Report report = host.invoke(event);
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
