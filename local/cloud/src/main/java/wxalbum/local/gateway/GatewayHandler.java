package wxalbum.local.gateway;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemCode;

/**
 * Gives every request an id, which its response carries unless a function set another one. Logs the
 * responses that no function produced, except those to reads of the console. Rejects URLs with an
 * invalid percent-encoding.
 */
final class GatewayHandler extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayHandler.class);
  private static final String ID_HEADER = "x-request-id";
  private static final String ID_ATTRIBUTE = GatewayHandler.class.getName() + ".id";

  GatewayHandler(Handler handler) {
    super(handler);
  }

  /** Returns the id of a request that this handler passed on. */
  static String requestId(Request request) {
    return (String) Objects.requireNonNull(request.getAttribute(ID_ATTRIBUTE));
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String id = newRequestId();
    request.setAttribute(ID_ATTRIBUTE, id);
    response.getHeaders().put(ID_HEADER, id);
    String path = request.getHttpURI().getPath();
    if (!ConsoleApi.isConsoleRead(request.getMethod(), path)) {
      request.addHttpStreamWrapper(stream -> new LoggedStream(stream, id));
    }
    if (isDecodable(path) && isDecodable(request.getHttpURI().getQuery())) {
      return super.handle(request, response, callback);
    }
    Problem problem =
        ProblemCode.INVALID_REQUEST.toProblem("The URL contains an invalid percent-encoding.");
    EndpointHandler.write(
        ApiResponse.ofProblem(problem, id).closingConnection(), response, callback);
    return true;
  }

  /**
   * Writes the response to a request that Jetty could not parse or handle, or whose host is
   * foreign, in place of the error pages of Jetty. Jetty also reports 304 as an error; that
   * response stays without a body.
   */
  static boolean writeError(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    if (status == HttpStatus.NOT_MODIFIED_304) {
      callback.succeeded();
      return true;
    }
    Problem problem = toProblem(status);
    boolean isLogged = request.getAttribute(ID_ATTRIBUTE) instanceof String;
    String id = isLogged ? requestId(request) : newRequestId();
    if (!isLogged) {
      logResponse(id, problem.code().status());
    }
    EndpointHandler.write(
        ApiResponse.ofProblem(problem, id).closingConnection(), response, callback);
    return true;
  }

  private static Problem toProblem(int status) {
    if (status == HttpStatus.MISDIRECTED_REQUEST_421) {
      return ProblemCode.FORBIDDEN.toProblem("Use 127.0.0.1 or localhost as the host name.");
    }
    boolean isServerError =
        HttpStatus.isServerError(status) && status != HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
    return isServerError
        ? ProblemCode.INTERNAL.toProblem("The gateway failed.")
        : ProblemCode.INVALID_REQUEST.toProblem("The request is malformed.");
  }

  private static String newRequestId() {
    return UUID.randomUUID().toString();
  }

  private static boolean isDecodable(@Nullable String part) {
    try {
      URLDecoder.decode(Objects.requireNonNullElse(part, ""), StandardCharsets.UTF_8);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Logs a response without its path, which may contain the token of a share. */
  private static void logResponse(String id, int status) {
    LOG.atInfo()
        .addKeyValue("requestId", id)
        .addKeyValue("status", status)
        .log("The gateway responded without invoking a function");
  }

  /** Logs the response before its first byte is sent, if it has the id of the gateway. */
  private static final class LoggedStream extends HttpStream.Wrapper {
    private final String id;

    LoggedStream(HttpStream stream, String id) {
      super(stream);
      this.id = id;
    }

    @Override
    public void send(
        MetaData.Request request,
        MetaData.@Nullable Response response,
        boolean last,
        @Nullable ByteBuffer content,
        Callback callback) {
      if (response != null
          && !HttpStatus.isInformational(response.getStatus())
          && id.equals(response.getHttpFields().get(ID_HEADER))) {
        logResponse(id, response.getStatus());
      }
      super.send(request, response, last, content, callback);
    }
  }
}
