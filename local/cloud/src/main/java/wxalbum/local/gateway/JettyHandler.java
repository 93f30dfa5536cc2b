package wxalbum.local.gateway;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import wxalbum.http.problem.Problem;
import wxalbum.http.problem.ProblemCode;

/** Adapts Jetty requests and responses to {@link ApiRequest} and {@link ApiResponse}. */
final class JettyHandler extends Handler.Abstract {
  /** The maximum size of a request body at API Gateway: 10 MB, in bytes. */
  private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

  private final Function<ApiRequest, ApiResponse> router;
  private final Clock clock;

  JettyHandler(Function<ApiRequest, ApiResponse> site, Clock clock) {
    this.router = site;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    writeResponse(process(request, response), response, callback);
    return true;
  }

  /**
   * Writes the response to a request that Jetty could not parse or handle, in place of the error
   * pages of Jetty.
   */
  static boolean writeError(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    boolean isServerError =
        HttpStatus.isServerError(status) && status != HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
    Problem problem =
        isServerError
            ? ProblemCode.INTERNAL.toProblem("The gateway failed.")
            : ProblemCode.INVALID_REQUEST.toProblem("The request is malformed.");
    writeResponse(closingError(problem, newRequestId()), response, callback);
    return true;
  }

  private ApiResponse process(Request request, Response response) throws Exception {
    String id = newRequestId();
    String path = request.getHttpURI().getPath();
    String query = Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
    byte[] body = readBody(request, response);
    if (body.length > MAX_BODY_BYTES) {
      Problem problem = ProblemCode.PAYLOAD_TOO_LARGE.toProblem("The body is larger than 10 MB.");
      return closingError(problem, id);
    }
    if (!isDecodable(path) || !isDecodable(query)) {
      Problem problem =
          ProblemCode.INVALID_REQUEST.toProblem("The URL contains an invalid percent-encoding.");
      return closingError(problem, id);
    }
    return router.apply(
        new ApiRequest(
            id,
            request.getMethod(),
            path,
            query,
            toHeaders(request),
            body,
            Request.getRemoteAddr(request),
            clock.instant()));
  }

  /**
   * Reads the whole body, since some clients read the response only after they sent all of it.
   * Returns at most one byte more than the maximum; such a result means that the body is too large.
   */
  private static byte[] readBody(Request request, Response response) throws Exception {
    if (request.getHeaders().contains(HttpHeader.EXPECT, "100-continue")) {
      response.writeInterim(HttpStatus.CONTINUE_100, HttpFields.EMPTY).get();
    }
    try (InputStream input = Content.Source.asInputStream(request)) {
      byte[] body = input.readNBytes(MAX_BODY_BYTES + 1);
      input.transferTo(OutputStream.nullOutputStream());
      return body;
    }
  }

  private static Map<String, List<String>> toHeaders(Request request) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpField field : request.getHeaders()) {
      headers
          .computeIfAbsent(field.getName(), name -> new ArrayList<>())
          .add(Objects.requireNonNullElse(field.getValue(), ""));
    }
    return headers;
  }

  private static boolean isDecodable(String part) {
    try {
      URLDecoder.decode(part, StandardCharsets.UTF_8);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Returns the response to an invalid request, and closes the connection: the bytes that follow on
   * it may belong to the invalid request.
   */
  private static ApiResponse closingError(Problem problem, String id) {
    return Gateway.errorResponse(problem, id).withHeaderIfAbsent("connection", "close");
  }

  private static void writeResponse(ApiResponse source, Response response, Callback callback) {
    response.setStatus(source.status());
    source.headers().forEach(response.getHeaders()::put);
    source.cookies().forEach(cookie -> response.getHeaders().add(HttpHeader.SET_COOKIE, cookie));
    boolean hasNoBody =
        source.status() == HttpStatus.NO_CONTENT_204
            || source.status() == HttpStatus.NOT_MODIFIED_304;
    // Jetty adds a content length to the last write of a response, also to a 304.
    ByteBuffer body = hasNoBody ? BufferUtil.EMPTY_BUFFER : ByteBuffer.wrap(source.body());
    response.write(!hasNoBody, body, callback);
  }

  private static String newRequestId() {
    return UUID.randomUUID().toString();
  }
}
