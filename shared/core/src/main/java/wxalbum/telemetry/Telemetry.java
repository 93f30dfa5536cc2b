package wxalbum.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * Records the invocations of one instance of a function. Each invocation ends with exactly one
 * summary line, even if it fails.
 */
public final class Telemetry {
  private static final Logger LOG = LoggerFactory.getLogger("wxalbum.invocation");

  private final String functionName;
  private final String namespace;
  private final AtomicBoolean cold = new AtomicBoolean(true);

  /**
   * Creates a recorder.
   *
   * @param functionName name of the function
   * @param settings provide the namespace of the metrics
   */
  public Telemetry(String functionName, Settings settings) {
    this.functionName = functionName;
    this.namespace = settings.text(Setting.METRICS_NAMESPACE);
  }

  /**
   * Runs one invocation. During the work, {@link Invocation#current} returns its record.
   *
   * @throws InvocationException if the work throws an exception, which is logged
   */
  public <T> T runInvocation(Context context, Invocation.InvocationTask<T, Exception> work) {
    Invocation invocation = new Invocation(createMetadata(context));
    return ScopedValue.where(Invocation.CURRENT, invocation)
        .call(() -> runAndSummarize(work, invocation));
  }

  private static <T> T runAndSummarize(
      Invocation.InvocationTask<T, Exception> work, Invocation invocation) {
    try {
      return work.run(invocation);
    } catch (Exception e) {
      recordFailure(invocation, e);
      throw new InvocationException(e);
    } catch (Error e) {
      recordFailure(invocation, e);
      throw e;
    } finally {
      invocation.clearContextIds();
      LOG.atInfo().addKeyValue("event", "invocation").addKeyValue("", invocation).log();
    }
  }

  private static void recordFailure(Invocation invocation, Throwable e) {
    LOG.error("The invocation failed", e);
    invocation.putField("outcome", "error").putField("code", CodedException.codeOf(e));
  }

  private InvocationMetadata createMetadata(Context context) {
    return new InvocationMetadata(
        functionName,
        namespace,
        context.getAwsRequestId(),
        TraceId.fromContext(context).orElse(null),
        cold.getAndSet(false),
        context.getMemoryLimitInMB());
  }
}
