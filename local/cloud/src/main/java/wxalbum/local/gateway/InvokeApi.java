package wxalbum.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import wxalbum.http.Json;
import wxalbum.http.problem.ProblemCode;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.lambda.InvocationOutcome;
import wxalbum.local.lambda.InvocationReport;
import wxalbum.local.lambda.Terminal;

/**
 * The Invoke operation of the Lambda API, which invokes any function with an event: {@code curl
 * 127.0.0.1:3000/2015-03-31/functions/login/invocations -d @events/login.json}.
 */
final class InvokeApi {
  private static final Pattern INVOKE_PATH =
      Pattern.compile("/2015-03-31/functions/([A-Za-z0-9_-]+)/invocations");

  private final Map<String, FunctionHost> hosts;
  private final Terminal terminal;

  InvokeApi(Map<String, FunctionHost> hosts, Terminal terminal) {
    this.hosts = Map.copyOf(hosts);
    this.terminal = terminal;
  }

  /** Returns whether a request is an Invoke operation. */
  boolean accepts(ApiRequest request) {
    return request.method().equals("POST") && INVOKE_PATH.matcher(request.path()).matches();
  }

  /** Invokes the function with the body as its event and returns its output. */
  ApiResponse handle(ApiRequest request) {
    if (!SameOrigin.allows(request)) {
      return ApiResponse.ofProblem(
          ProblemCode.FORBIDDEN.toProblem("Pages of other origins must not invoke functions."),
          request.id());
    }
    FunctionHost host = hosts.get(INVOKE_PATH.matcher(request.path()).replaceFirst("$1"));
    if (host == null) {
      return ApiResponse.ofProblem(
          ProblemCode.NOT_FOUND.toProblem("serverless.yml declares no function of this name."),
          request.id());
    }
    InvocationReport report = host.invoke(request.body());
    terminal.printInvocation(report, "invoke", "done");
    return toResponse(report);
  }

  private static ApiResponse toResponse(InvocationReport report) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("content-type", "application/json");
    headers.put("x-request-id", report.requestId());
    return switch (report.outcome()) {
      case InvocationOutcome.Succeeded succeeded -> toResponse(200, headers, succeeded.output());
      case InvocationOutcome.Failed failed ->
          functionError(headers, failed.cause().getClass().getName());
      case InvocationOutcome.TimedOut _ -> functionError(headers, "The function timed out");
      case InvocationOutcome.Throttled _ ->
          toResponse(429, headers, toErrorJson("All instances are busy"));
    };
  }

  private static ApiResponse functionError(Map<String, String> headers, String message) {
    headers.put("x-amz-function-error", "Unhandled");
    return toResponse(200, headers, toErrorJson(message));
  }

  private static String toErrorJson(String message) {
    return Json.write(Map.of("errorMessage", message));
  }

  private static ApiResponse toResponse(int status, Map<String, String> headers, String body) {
    return new ApiResponse(status, headers, List.of(), body.getBytes(StandardCharsets.UTF_8));
  }
}
