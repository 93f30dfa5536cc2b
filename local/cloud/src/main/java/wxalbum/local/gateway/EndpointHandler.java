package wxalbum.local.gateway;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.http.problem.ProblemCode;

/**
 * Adapts Jetty requests and responses to {@link ApiRequest} and {@link ApiResponse}. Requests that
 * do not meet the condition are left to the next handler.
 */
final class EndpointHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(EndpointHandler.class);

  /** The maximum size of a request body at API Gateway: 10 MB, in bytes. */
  private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

  private static final byte[] NO_BODY = {};

  private final Predicate<ApiRequest> condition;
  private final Function<ApiRequest, ApiResponse> endpoint;
  private final Clock clock;

  /**
   * @param condition the requests that the endpoint handles; their bodies are not read yet
   */
  EndpointHandler(
      Predicate<ApiRequest> condition, Function<ApiRequest, ApiResponse> endpoint, Clock clock) {
    this.condition = condition;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    ApiRequest head = toApiRequest(request);
    if (!condition.test(head)) {
      return false;
    }
    byte[] body = readBody(request, response);
    ApiResponse result =
        body.length > MAX_BODY_BYTES
            ? ApiResponse.ofProblem(
                    ProblemCode.PAYLOAD_TOO_LARGE.toProblem("The body is larger than 10 MB."),
                    head.id())
                .closingConnection()
            : callEndpoint(head.withBody(body));
    write(result, response, callback);
    return true;
  }

  /** Writes a response, in addition to the headers that are already set. */
  static void write(ApiResponse source, Response response, Callback callback) {
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

  private ApiResponse callEndpoint(ApiRequest request) {
    try {
      return endpoint.apply(request);
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("requestId", request.id())
          .setCause(e)
          .log("The gateway failed to handle a request");
      return ApiResponse.ofProblem(
          ProblemCode.INTERNAL.toProblem("The gateway failed."), request.id());
    }
  }

  private ApiRequest toApiRequest(Request request) {
    return new ApiRequest(
        GatewayHandler.requestId(request),
        request.getMethod(),
        request.getHttpURI().getPath(),
        Objects.requireNonNullElse(request.getHttpURI().getQuery(), ""),
        toHeaders(request),
        NO_BODY,
        Request.getRemoteAddr(request),
        clock.instant());
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
}
