package wxalbum.snapshot;

import java.security.SecureRandom;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * What a function does around the moment that Lambda freezes it in (SnapStart, by the runtime hooks
 * of the CRaC API): whatever the first request would load is loaded before, and what must not be
 * shared by the instances that wake from one snapshot is shed. Lambda holds it weakly: whoever
 * makes one keeps it.
 */
public final class Snapshot implements Resource {
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

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    preparations.forEach(Runnable::run);
  }

  /** Makes all further randomness of the process this instance's own. */
  @Override
  public void afterRestore(Context<? extends Resource> context) {
    SecureRandom random = new SecureRandom();
    random.setSeed(random.generateSeed(SEED_BYTES));
  }
}
