package wxalbum.testkit;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Invokes a handler as Lambda does, and validates each response of an API function against the
 * contract.
 */
public record FunctionInvoker(RequestStreamHandler handler) {
  /**
   * Sends a request to the function and returns the response.
   *
   * @throws AssertionError if the response violates the contract
   */
  public TestResponse call(TestRequest request) {
    return callAndValidate(request, request.toEvent());
  }

  /**
   * Sends a request through the default route and returns the response.
   *
   * @throws AssertionError if the response violates the contract
   */
  public TestResponse callDefaultRoute(TestRequest request) {
    return callAndValidate(request, request.toDefaultRouteEvent());
  }

  /** Invokes the function with an event and returns its output. */
  public String invoke(byte[] event) {
    return invoke(event, UUID.randomUUID().toString());
  }

  private TestResponse callAndValidate(TestRequest request, byte[] event) {
    String requestId = UUID.randomUUID().toString();
    TestResponse response = TestResponse.parse(invoke(event, requestId));
    if (!requestId.equals(response.headers().get("x-request-id"))) {
      throw new AssertionError("The response does not have the request id of the invocation");
    }
    OpenApiContract.assertConforms(request.route(), response);
    return response;
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
