package wxalbum.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;

/**
 * Watches the invocations of one instance of a function and ends each with exactly one summary
 * line, however it ends.
 */
public final class Telemetry {
  private static final Logger LOG = LoggerFactory.getLogger("wxalbum.invocation");

  private final String function;
  private final String namespace;
  private final AtomicBoolean cold = new AtomicBoolean(true);

  /** Watches the function of this name; the settings say where its metrics belong. */
  public Telemetry(String function, Settings settings) {
    this.function = function;
    this.namespace = settings.text(Setting.METRICS_NAMESPACE);
  }

  /**
   * Runs one invocation; while it runs, {@link Invocation#current} is its record.
   *
   * @throws InvocationFailure where the work throws an exception, of which the log tells
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
