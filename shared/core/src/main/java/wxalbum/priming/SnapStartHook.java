package wxalbum.priming;

import java.security.SecureRandom;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares a function for its SnapStart snapshot, through the runtime hooks of CRaC. Before the
 * snapshot it loads what the first request would load. After a restore it reseeds the random number
 * generator, because all instances start from the same snapshot. Lambda keeps only a weak reference
 * to this object, so the caller must keep a strong one.
 */
public final class SnapStartHook implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(SnapStartHook.class);
  private static final int SEED_BYTES = 32;

  private final List<Runnable> primingSteps;

  private SnapStartHook(List<Runnable> primingSteps) {
    this.primingSteps = primingSteps;
  }

  /** Registers priming steps that Lambda runs in this order before it takes the snapshot. */
  public static SnapStartHook register(Runnable... steps) {
    SnapStartHook hook = new SnapStartHook(List.of(steps));
    Core.getGlobalContext().register(hook);
    return hook;
  }

  /**
   * Runs the priming steps. A step may fail, for example because the database is unavailable. The
   * first request then loads what is missing.
   */
  @Override
  public void beforeCheckpoint(@Nullable Context<? extends Resource> context) {
    for (Runnable step : primingSteps) {
      try {
        step.run();
      } catch (RuntimeException e) {
        LOG.warn("A priming step failed; the first request will be slower", e);
      }
    }
  }

  /** Reseeds the process's randomness, so that instances of one snapshot do not share it. */
  @Override
  public void afterRestore(@Nullable Context<? extends Resource> context) {
    LOG.info("Restored from the snapshot");
    SecureRandom random = new SecureRandom();
    random.setSeed(random.generateSeed(SEED_BYTES));
  }
}
