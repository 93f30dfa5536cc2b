package wxalbum.http;

import com.amazonaws.services.lambda.runtime.Context;
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
 * The way of a request through a function: event, {@link Request}, the route's action, {@link
 * Answer}, response. This is the one place that catches: what is thrown here becomes a problem with
 * the request id, and a line in the log.
 */
public final class HttpEdge {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);

  private final Telemetry telemetry;
  private final Tokens tokens;
  private final Map<String, Action> actions = new HashMap<>();

  /** The edge of a function; {@code tokens} tell who is calling. */
  public HttpEdge(String function, Tokens tokens) {
    this.telemetry = new Telemetry(function);
    this.tokens = tokens;
  }

  /** Answers a route that is open to everybody. */
  public HttpEdge open(String routeKey, Action action) {
    actions.put(routeKey, action);
    return this;
  }

  /** Answers a route that needs a user's token. */
  public HttpEdge user(String routeKey, UserAction action) {
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
                                  "The token is missing, not valid or expired: log in again.")));
          Invocation.current().note("userId", session.userId().toString());
          return action.answer(request, session);
        });
  }

  /** Handles one event of the gateway. */
  public void handle(InputStream input, OutputStream output, Context context) throws IOException {
    String response =
        telemetry.<String, IOException>invocation(
            context,
            invocation -> {
              Request request = Request.of(Json.read(text(input)));
              invocation.note("route", request.routeKey());
              Answer answer = answer(request, context.getAwsRequestId());
              invocation.note("status", answer.status());
              return response(answer, context.getAwsRequestId());
            });
    output.write(response.getBytes(StandardCharsets.UTF_8));
  }

  private Answer answer(Request request, String requestId) {
    try {
      Action action = actions.get(request.routeKey());
      if (action == null) {
        throw new Refusal(Routes.unknown(request.path()));
      }
      return action.answer(request);
    } catch (Refusal refusal) {
      Invocation.current().note("code", refusal.problem().code().toString());
      return refusal.problem().answer(requestId);
    } catch (RuntimeException e) {
      LOG.error("The request failed", e);
      Problem problem =
          Outage.isBehind(e)
              ? Code.UNAVAILABLE
                  .because("The database does not answer: try again soon.")
                  .retryAfter(Duration.ofSeconds(2))
              : Code.INTERNAL.because(
                  "The fault is ours. Tell us the request id and we find it in our logs.");
      Invocation.current().note("code", problem.code().toString());
      return problem.answer(requestId);
    }
  }

  private static String text(InputStream input) throws IOException {
    return new String(input.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String response(Answer answer, String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("cache-control", "no-store");
    if (answer.body() != null) {
      headers.put("content-type", "application/json");
    }
    headers.putAll(answer.headers());
    headers.put("x-request-id", requestId);
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("statusCode", answer.status());
    response.put("headers", headers);
    if (answer.body() != null) {
      response.put("body", Json.write(answer.body()));
    }
    response.put("isBase64Encoded", false);
    return Json.write(response);
  }
}
