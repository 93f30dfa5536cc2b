package wxalbum.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import wxalbum.embedded.ObjectEvent;

/**
 * Loses events by which storage tells of uploads, the same ones in each run, so that one can watch
 * the sweep mend it. What is announced again is never lost: it would only take longer.
 */
final class LossyEvents {
  private static final long SEED = 5;

  /** How often the sweep runs, and after which time it takes an upload for overdue. */
  private static final Duration QUICK = Duration.ofSeconds(5);

  private static final Duration WALK = Duration.ofMinutes(1);

  private final double share;
  private final Random random = new Random(SEED);

  /** Loses a share of the events, from 0 to 1. */
  LossyEvents(double share) {
    this.share = share;
  }

  /** Whether an event gets lost. */
  synchronized boolean lose(ObjectEvent event) {
    return share > 0 && !event.name().equals("ObjectCreated:Copy") && random.nextDouble() < share;
  }

  /** The period of what is called by the clock; nothing where it is as declared. */
  Optional<Duration> period() {
    return share > 0 ? Optional.of(QUICK) : Optional.empty();
  }

  /** The values of the functions' settings, where the sweep is to be quick. */
  Map<String, String> with(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    if (share > 0) {
      all.put("SWEEP_OVERDUE_SECONDS", Long.toString(QUICK.toSeconds()));
      all.put("SWEEP_WALK_SECONDS", Long.toString(WALK.toSeconds()));
    }
    return all;
  }
}
