package wxalbum.local;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wxalbum.http.Code;
import wxalbum.http.Json;

/**
 * The Invoke operation of the Lambda API, which invokes any function with an event: {@code curl
 * 127.0.0.1:3000/2015-03-31/functions/login/invocations -d @events/login.json}.
 */
final class Invocations {
  private static final Pattern PATH =
      Pattern.compile("/2015-03-31/functions/([A-Za-z0-9_-]+)/invocations");

  private final Map<String, FunctionHost> hosts;
  private final Terminal terminal;

  Invocations(Map<String, FunctionHost> hosts, Terminal terminal) {
    this.hosts = Map.copyOf(hosts);
    this.terminal = terminal;
  }

  /**
   * Invokes the function with the body as its event and returns its output. Returns empty if the
   * request is not an Invoke operation.
   */
  Optional<ApiResponse> answer(ApiRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!request.method().equals("POST") || !path.matches()) {
      return Optional.empty();
    }
    if (!SameOrigin.allows(request)) {
      return Optional.of(
          ApiResponse.of(
              Code.FORBIDDEN.because("Pages of other origins must not invoke functions."),
              request.id()));
    }
    FunctionHost host = hosts.get(path.group(1));
    if (host == null) {
      return Optional.of(
          ApiResponse.of(
              Code.NOT_FOUND.because("serverless.yml declares no function of this name."),
              request.id()));
    }
    Report report = host.invoke(request.body());
    terminal.invocation(report, "invoke", "done");
    return Optional.of(response(report));
  }

  private static ApiResponse response(Report report) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-type", "application/json");
    headers.put("x-request-id", report.requestId());
    return switch (report.outcome()) {
      case Outcome.Answered answered -> response(200, headers, answered.output());
      case Outcome.Failed failed -> failure(headers, failed.cause().getClass().getName());
      case Outcome.TimedOut _ -> failure(headers, "The function timed out");
      case Outcome.Throttled _ -> response(429, headers, error("All instances are busy"));
    };
  }

  private static ApiResponse failure(Map<String, String> headers, String message) {
    headers.put("x-amz-function-error", "Unhandled");
    return response(200, headers, error(message));
  }

  private static String error(String message) {
    return Json.write(Map.of("errorMessage", message));
  }

  private static ApiResponse response(int status, Map<String, String> headers, String body) {
    return new ApiResponse(status, headers, List.of(), body.getBytes(StandardCharsets.UTF_8));
  }
}
