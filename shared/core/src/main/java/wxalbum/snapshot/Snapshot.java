package wxalbum.snapshot;

import java.security.SecureRandom;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a function does around the moment that Lambda freezes it in (SnapStart, by the runtime hooks
 * of the CRaC API): whatever the first request would load is loaded before, and what must not be
 * shared by the instances that wake from one snapshot is shed. Lambda holds it weakly: whoever
 * makes one keeps it.
 */
public final class Snapshot implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);
  private static final int SEED_BYTES = 32;

  private final List<Runnable> preparations;

  private Snapshot(List<Runnable> preparations) {
    this.preparations = preparations;
  }

  /** Has Lambda run these, in this order, before it takes the snapshot. */
  public static Snapshot after(Runnable... preparations) {
    Snapshot snapshot = new Snapshot(List.of(preparations));
    Core.getGlobalContext().register(snapshot);
    return snapshot;
  }

  /** What cannot be loaded now, perhaps for want of the database, the first request loads. */
  @Override
  public void beforeCheckpoint(@Nullable Context<? extends Resource> context) {
    for (Runnable preparation : preparations) {
      try {
        preparation.run();
      } catch (RuntimeException e) {
        LOG.warn("A preparation for the snapshot failed", e);
      }
    }
  }

  /** Makes all further randomness of the process this instance's own. */
  @Override
  public void afterRestore(@Nullable Context<? extends Resource> context) {
    LOG.info("Restored from the snapshot");
    SecureRandom random = new SecureRandom();
    random.setSeed(random.generateSeed(SEED_BYTES));
  }
}
