package wxalbum.local.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.InvocationOutcome;
import wxalbum.local.lambda.InvocationReport;
import wxalbum.local.lambda.Terminal;
import wxalbum.local.template.RouteTable;

/**
 * Invokes the function of the route that a request matches. Every request gets a response, also if
 * the function fails.
 */
final class Dispatcher {
  /** The maximum size of an event for a synchronous Lambda invocation: 6 MB, in bytes. */
  private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

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
  boolean hasExplicitRoute(ApiRequest request) {
    return routes
        .match(request.method(), request.path())
        .filter(match -> !match.route().isDefault())
        .isPresent();
  }

  ApiResponse handle(ApiRequest request) {
    Optional<RouteTable.Match> match = routes.match(request.method(), request.path());
    FunctionHost host = match.map(found -> hosts.get(found.function())).orElse(null);
    if (host == null) {
      return ApiResponse.ofProblem(
          ProblemCode.NOT_FOUND.toProblem("No route matches this path."), request.id());
    }
    RouteTable.Match found = match.orElseThrow();
    Optional<Duration> wait = throttling.tryAcquire(found.route());
    if (wait.isPresent()) {
      Problem problem =
          ProblemCode.TOO_MANY_REQUESTS.toProblem("Too many requests. Try again soon.");
      return ApiResponse.ofProblem(problem.withRetryAfter(wait.get()), request.id());
    }
    byte[] event = ApiEvent.of(request, found);
    if (event.length > MAX_EVENT_BYTES) {
      return ApiResponse.ofProblem(
          ProblemCode.PAYLOAD_TOO_LARGE.toProblem(
              "The request exceeds 6 MB, the maximum size of an event."),
          request.id());
    }
    InvocationReport report = host.invoke(event);
    ApiResponse response = toResponse(report);
    terminal.printInvocation(report, describe(request, found), Integer.toString(response.status()));
    return response;
  }

  /**
   * Describes the request in the terminal. For the default route, the method is more informative
   * than the route key alone.
   */
  private static String describe(ApiRequest request, RouteTable.Match match) {
    return match.route().isDefault()
        ? request.method() + " " + match.route().routeKey()
        : match.route().routeKey();
  }

  private static ApiResponse toResponse(InvocationReport report) {
    String id = report.requestId();
    return switch (report.outcome()) {
      case InvocationOutcome.Succeeded succeeded ->
          ApiResponse.fromFunctionOutput(succeeded.output())
              .orElseGet(() -> ApiResponse.ofProblem(internalError(), id))
              .withHeaderIfAbsent("x-request-id", id);
      case InvocationOutcome.Failed _ -> ApiResponse.ofProblem(internalError(), id);
      case InvocationOutcome.TimedOut _ ->
          ApiResponse.ofProblem(unavailable("The function timed out. Try again.", 1), id);
      case InvocationOutcome.Throttled _ ->
          ApiResponse.ofProblem(
              unavailable("All instances of the function are busy. Try again.", 1), id);
    };
  }

  private static Problem internalError() {
    return ProblemCode.INTERNAL.toProblem(
        "Internal error. Quote the request id when reporting it.");
  }

  private static Problem unavailable(String detail, int seconds) {
    return ProblemCode.UNAVAILABLE.toProblem(detail).withRetryAfter(Duration.ofSeconds(seconds));
  }
}
