package wxalbum.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Calls a handler as Lambda does, and holds each answer of an API function against the contract.
 */
public record FunctionDriver(RequestStreamHandler handler) {
  /** Answers a request; the answer is as the contract says, or this fails. */
  public ApiResponse call(ApiRequest request) {
    return checked(request, request.event());
  }

  /** Answers a request that has no route of its own. */
  public ApiResponse callDefault(ApiRequest request) {
    return checked(request, request.defaultEvent());
  }

  /** What the function returns for any event. */
  public String invoke(byte[] event) {
    return invoke(event, UUID.randomUUID().toString());
  }

  private ApiResponse checked(ApiRequest request, byte[] event) {
    String requestId = UUID.randomUUID().toString();
    ApiResponse answer = ApiResponse.of(invoke(event, requestId));
    if (!requestId.equals(answer.headers().get("x-request-id"))) {
      throw new AssertionError("the answer does not carry the request id");
    }
    Contract.check(request.route(), answer);
    return answer;
  }

  private String invoke(byte[] event, String requestId) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), output, new TestContext(requestId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return output.toString(StandardCharsets.UTF_8);
  }
}
