package wxalbum.testing;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda tells a function of an invocation.
 *
 * @param traceHeader of the trace that it belongs to; null for none
 * @param remainingMillis what is left of the function's time, each time that it asks
 */
public record TestContext(
    String requestId, @Nullable String traceHeader, IntSupplier remainingMillis)
    implements Context {
  /** An invocation whose time does not pass. */
  public TestContext(String requestId, @Nullable String traceHeader, int remainingMillis) {
    this(requestId, traceHeader, () -> remainingMillis);
  }

  /** An invocation with time enough. */
  public TestContext(String requestId, @Nullable String traceHeader) {
    this(requestId, traceHeader, 30_000);
  }

  /** An invocation that belongs to no trace. */
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
    throw new UnsupportedOperationException("we log through SLF4J");
  }
}
