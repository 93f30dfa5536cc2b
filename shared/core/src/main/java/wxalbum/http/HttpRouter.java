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
import wxalbum.http.problem.ExceptionClassifier;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;
import wxalbum.priming.PrimingRequest;
import wxalbum.session.SessionTokens;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Telemetry;

/**
 * Routes the HTTP requests of a function. It converts the API Gateway event to a {@link Request},
 * calls the handler of the route, and converts the {@link Response} to the gateway's format.
 *
 * <p>It catches all exceptions of an HTTP function and turns them into problems that carry the
 * request id. It logs every exception that is not a {@link ProblemException}.
 */
public final class HttpRouter {
  private static final Logger LOG = LoggerFactory.getLogger(HttpRouter.class);

  /** Maximum size of a body in bytes where anybody may send one. Valid bodies are much smaller. */
  private static final int MAX_PUBLIC_BODY_BYTES = 4096;

  private final Telemetry telemetry;
  private final SessionTokens tokens;
  private final Map<String, RouteHandler> handlers = new HashMap<>();

  /**
   * Creates a router without routes.
   *
   * @param telemetry records the invocations of the function
   * @param tokens verifies the tokens of callers
   */
  public HttpRouter(Telemetry telemetry, SessionTokens tokens) {
    this.telemetry = telemetry;
    this.tokens = tokens;
  }

  /**
   * Adds a route without a user token, whose bodies have at most 4 KiB. Its handler may require
   * another token.
   */
  public HttpRouter addPublicRoute(String routeKey, RouteHandler handler) {
    return addRoute(
        routeKey,
        request -> {
          request.requireBodyWithin(MAX_PUBLIC_BODY_BYTES);
          return handler.handle(request);
        });
  }

  /** Adds a route that needs a user's token. */
  public HttpRouter addUserRoute(String routeKey, UserRouteHandler handler) {
    return addRoute(
        routeKey,
        request -> {
          var session =
              request
                  .bearerToken()
                  .flatMap(tokens::verifyUserToken)
                  .orElseThrow(
                      () ->
                          new ProblemException(
                              ProblemCode.UNAUTHORIZED.toProblem(
                                  "The token is missing, invalid or expired. Log in again.")));
          Invocation.current().putContextId("userId", session.userId());
          request.requireBodyWithin(Request.MAX_BODY_BYTES);
          return handler.handle(request, session);
        });
  }

  private HttpRouter addRoute(String routeKey, RouteHandler handler) {
    handlers.put(routeKey, handler);
    return this;
  }

  /** Handles one event of the gateway and writes the response. */
  public void handle(InputStream input, OutputStream output, Context context) throws IOException {
    String json =
        telemetry.runInvocation(
            context,
            invocation -> {
              Response response = respond(input, context.getAwsRequestId());
              invocation.putField("status", response.status());
              return toGatewayResponse(response, context.getAwsRequestId());
            });
    output.write(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Processes a synthetic request like one of the gateway, without a summary line in the log.
   *
   * @return status of the response
   */
  public int prime(PrimingRequest request) {
    String event =
        Json.write(request.toEvent(tokens.issueUserToken(PrimingRequest.NONEXISTENT_USER).token()));
    InputStream input = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
    return Invocation.runDetached(
        invocation -> {
          Response response = respond(input, invocation.requestId());
          var _ = toGatewayResponse(response, invocation.requestId());
          return response.status();
        });
  }

  private Response respond(InputStream event, String requestId) {
    try {
      Request request = Request.of(Json.read(readText(event)));
      Invocation.current().putField("route", request.routeKey());
      Response response = GzipEncoding.encode(respond(request, requestId), request);
      return request.method().equals("HEAD") ? response.withoutBody() : response;
    } catch (IOException | RuntimeException e) {
      return respond(e, requestId);
    }
  }

  private Response respond(Request request, String requestId) {
    try {
      RouteHandler handler = handlers.get(ApiRoutes.handlingRoute(request.routeKey()));
      if (handler == null) {
        throw new ProblemException(ApiRoutes.noMatchProblem(request.path()));
      }
      return handler.handle(request);
    } catch (ProblemException e) {
      return respond(e.problem(), requestId);
    } catch (RuntimeException e) {
      return respond(e, requestId);
    }
  }

  private static Response respond(Exception failure, String requestId) {
    LOG.error("The request failed", failure);
    return respond(toProblem(ExceptionClassifier.toProblemCode(failure)), requestId);
  }

  private static Response respond(Problem problem, String requestId) {
    Invocation.current().putField("code", problem.code().toString());
    return ProblemResponse.of(problem, requestId);
  }

  private static Problem toProblem(ProblemCode code) {
    return code == ProblemCode.UNAVAILABLE
        ? code.toProblem("A required component does not respond. Try again later.")
            .withRetryAfter(Duration.ofSeconds(2))
        : code.toProblem("Internal error. Quote the request id when reporting it.");
  }

  private static String readText(InputStream input) throws IOException {
    return new String(input.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String toGatewayResponse(Response response, String requestId) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("cache-control", "no-store");
    if (response.body() != null) {
      headers.put("content-type", Response.JSON_TYPE);
    }
    headers.putAll(response.headers());
    headers.put("x-request-id", requestId);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("statusCode", response.status());
    fields.put("headers", headers);
    if (response.body() instanceof GzipEncoding.Body(byte[] gzip)) {
      fields.put("body", gzip); // Jackson writes bytes in Base64.
    } else if (response.body() != null) {
      fields.put("body", Json.write(response.body()));
    }
    fields.put("isBase64Encoded", response.body() instanceof GzipEncoding.Body);
    return Json.write(fields);
  }
}
