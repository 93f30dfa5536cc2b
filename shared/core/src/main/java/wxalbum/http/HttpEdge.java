package wxalbum.http;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.session.Tokens;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Telemetry;

/**
 * Routes the HTTP requests of a function. It converts the API Gateway event to a {@link Request},
 * calls the handler of the route, and converts the {@link Answer} to the gateway's format.
 *
 * <p>Only this class catches exceptions. It turns them into problems that carry the request id. It
 * logs every exception that is not a {@link Refusal}.
 */
public final class HttpEdge {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);

  private final Telemetry telemetry;
  private final Tokens tokens;
  private final Map<String, Action> actions = new HashMap<>();

  /**
   * Creates a router without routes.
   *
   * @param telemetry records the invocations of the function
   * @param tokens verifies the tokens of callers
   */
  public HttpEdge(Telemetry telemetry, Tokens tokens) {
    this.telemetry = telemetry;
    this.tokens = tokens;
  }

  /** Adds a route that needs no token. */
  public HttpEdge open(String routeKey, Action handler) {
    actions.put(routeKey, handler);
    return this;
  }

  /** Adds a route that needs a user's token. */
  public HttpEdge user(String routeKey, UserAction handler) {
    return open(
        routeKey,
        request -> {
          var session =
              request
                  .bearerToken()
                  .flatMap(tokens::verifyUser)
                  .orElseThrow(
                      () ->
                          new Refusal(
                              Code.UNAUTHORIZED.because(
                                  "The token is missing, invalid or expired. Log in again.")));
          Invocation.current().about("userId", session.userId());
          request.limitBody();
          return handler.answer(request, session);
        });
  }

  /** Handles one event of the gateway and writes the response. */
  public void handle(InputStream input, OutputStream output, Context context) throws IOException {
    String json =
        telemetry.invocation(
            context,
            invocation -> {
              Answer response = answer(input, context.getAwsRequestId());
              invocation.note("status", response.status());
              return response(response, context.getAwsRequestId());
            });
    output.write(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Processes a synthetic request like one of the gateway, without a summary line in the log.
   *
   * @return status of the response
   */
  public int rehearse(Rehearsal request) {
    String event = Json.write(request.event(tokens.issue(Rehearsal.NOBODY).token()));
    InputStream input = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    return Invocation.watching(
        invocation -> {
          Answer response = answer(input, invocation.requestId());
          var _ = response(response, invocation.requestId());
          return response.status();
        });
  }

  private Answer answer(InputStream event, String requestId) {
    try {
      Request request = Request.of(Json.read(text(event)));
      Invocation.current().note("route", request.routeKey());
      Action handler = actions.get(request.routeKey());
      if (handler == null) {
        throw new Refusal(Routes.unknown(request.path()));
      }
      return handler.answer(request);
    } catch (Refusal e) {
      return answer(e.problem(), requestId);
    } catch (IOException | RuntimeException e) {
      LOG.error("The request failed", e);
      return answer(problem(Outage.code(e)), requestId);
    }
  }

  private static Answer answer(Problem problem, String requestId) {
    Invocation.current().note("code", problem.code().toString());
    return problem.answer(requestId);
  }

  private static Problem problem(Code code) {
    return code == Code.UNAVAILABLE
        ? code.because("A required service does not respond. Try again later.")
            .retryAfter(Duration.ofSeconds(2))
        : code.because("Internal error. Quote the request id when reporting it.");
  }

  private static String text(InputStream input) throws IOException {
    return new String(input.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String response(Answer response, String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("cache-control", "no-store");
    if (response.body() != null) {
      headers.put("content-type", "application/json");
    }
    headers.putAll(response.headers());
    headers.put("x-request-id", requestId);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("statusCode", response.status());
    fields.put("headers", headers);
    if (response.body() != null) {
      fields.put("body", Json.write(response.body()));
    }
    fields.put("isBase64Encoded", false);
    return Json.write(fields);
  }
}
