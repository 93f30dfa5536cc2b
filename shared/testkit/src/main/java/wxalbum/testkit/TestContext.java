package wxalbum.testkit;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda context for tests.
 *
 * @param requestId the id of the invocation
 * @param traceHeader the X-Ray trace header; null for none
 * @param remainingMillis supplies the remaining time in milliseconds at each call
 */
public record TestContext(
    String requestId, @Nullable String traceHeader, IntSupplier remainingMillis)
    implements Context {
  /** Creates a context with a constant remaining time. */
  public TestContext(String requestId, @Nullable String traceHeader, int remainingMillis) {
    this(requestId, traceHeader, () -> remainingMillis);
  }

  /** Creates a context with a constant remaining time of 30 seconds. */
  public TestContext(String requestId, @Nullable String traceHeader) {
    this(requestId, traceHeader, 30_000);
  }

  /** Creates a context without a trace. */
  public TestContext(String requestId) {
    this(requestId, null);
  }

  @Override
  public @Nullable String getXrayTraceId() {
    return traceHeader;
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/test";
  }

  @Override
  public String getLogStreamName() {
    return "test";
  }

  @Override
  public String getFunctionName() {
    return "test";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:us-east-1:123456789012:function:test";
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return remainingMillis.getAsInt();
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("Functions log through SLF4J");
  }
}
