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

  private final String function;
  private final String namespace;
  private final AtomicBoolean cold = new AtomicBoolean(true);

  /**
   * Creates a recorder.
   *
   * @param function name of the function
   * @param settings provide the namespace of the metrics
   */
  public Telemetry(String function, Settings settings) {
    this.function = function;
    this.namespace = settings.text(Setting.METRICS_NAMESPACE);
  }

  /**
   * Runs one invocation. During the work, {@link Invocation#current} returns its record.
   *
   * @throws InvocationFailure if the work throws an exception, which is logged
   */
  public <T> T invocation(Context context, Invocation.Watched<T, Exception> work) {
    Invocation invocation = new Invocation(origin(context));
    return ScopedValue.where(Invocation.CURRENT, invocation).call(() -> run(work, invocation));
  }

  private static <T> T run(Invocation.Watched<T, Exception> work, Invocation invocation) {
    try {
      return work.run(invocation);
    } catch (Exception e) {
      failed(invocation, e);
      throw new InvocationFailure(e);
    } catch (Error e) {
      failed(invocation, e);
      throw e;
    } finally {
      invocation.turn();
      LOG.atInfo().addKeyValue("event", "invocation").addKeyValue("", invocation).log();
    }
  }

  private static void failed(Invocation invocation, Throwable e) {
    LOG.error("The invocation failed", e);
    invocation.note("outcome", "error").note("code", "internal");
  }

  private Origin origin(Context context) {
    return new Origin(
        function,
        namespace,
        context.getAwsRequestId(),
        TraceId.of(context).orElse(null),
        cold.getAndSet(false),
        context.getMemoryLimitInMB());
  }
}
