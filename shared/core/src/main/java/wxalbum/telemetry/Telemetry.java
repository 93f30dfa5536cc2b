package wxalbum.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the invocations of one instance of a function and ends each with exactly one summary
 * line, however it ends.
 */
public final class Telemetry {
  private static final Logger LOG = LoggerFactory.getLogger("wxalbum.invocation");

  private final String function;
  private final AtomicBoolean cold = new AtomicBoolean(true);

  /** Watches the function of this name. */
  public Telemetry(String function) {
    this.function = function;
  }

  /** Runs one invocation; while it runs, {@link Invocation#current} is its record. */
  public <T, E extends Exception> T invocation(Context context, Work<T, E> work) throws E {
    Invocation invocation =
        new Invocation(function, context.getAwsRequestId(), cold.getAndSet(false));
    return ScopedValue.where(Invocation.CURRENT, invocation)
        .call(
            () -> {
              try {
                return work.run(invocation);
              } catch (Throwable e) {
                invocation.note("outcome", "error");
                throw e;
              } finally {
                LOG.atInfo().addKeyValue("event", "invocation").addKeyValue("", invocation).log();
              }
            });
  }

  /** What a function does with one event. */
  public interface Work<T, E extends Exception> {
    /** Does it, noting in the record what the operator will want to know. */
    T run(Invocation invocation) throws E;
  }
}
