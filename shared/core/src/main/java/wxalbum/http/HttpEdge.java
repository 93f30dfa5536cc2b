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
 * The way of a request through a function: event, {@link Request}, the route's action, {@link
 * Answer}, response. This is the one place that catches: what is thrown here becomes a problem with
 * the request id, and a line in the log.
 */
public final class HttpEdge {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);

  private final Telemetry telemetry;
  private final Tokens tokens;
  private final Map<String, Action> actions = new HashMap<>();

  /** The edge of the function that is watched; {@code tokens} tell who is calling. */
  public HttpEdge(Telemetry telemetry, Tokens tokens) {
    this.telemetry = telemetry;
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
          Invocation.current().about("userId", session.userId());
          request.limitBody();
          return action.answer(request, session);
        });
  }

  /** Handles one event of the gateway. */
  public void handle(InputStream input, OutputStream output, Context context) throws IOException {
    String response =
        telemetry.invocation(
            context,
            invocation -> {
              Answer answer = answer(input, context.getAwsRequestId());
              invocation.note("status", answer.status());
              return response(answer, context.getAwsRequestId());
            });
    output.write(response.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Answers a made-up request as it would one of the gateway's, without a summary line.
   *
   * @return the status
   */
  public int rehearse(Rehearsal rehearsal) {
    String event = Json.write(rehearsal.event(tokens.issue(Rehearsal.NOBODY).token()));
    InputStream input = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    return Invocation.watching(
        invocation -> {
          Answer answer = answer(input, invocation.requestId());
          var _ = response(answer, invocation.requestId());
          return answer.status();
        });
  }

  private Answer answer(InputStream event, String requestId) {
    try {
      Request request = Request.of(Json.read(text(event)));
      Invocation.current().note("route", request.routeKey());
      Action action = actions.get(request.routeKey());
      if (action == null) {
        throw new Refusal(Routes.unknown(request.path()));
      }
      return action.answer(request);
    } catch (Refusal refusal) {
      return answer(refusal.problem(), requestId);
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
        ? code.because("A part that this needs does not answer: try again soon.")
            .retryAfter(Duration.ofSeconds(2))
        : code.because("The fault is ours. Tell us the request id and we find it in our logs.");
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
