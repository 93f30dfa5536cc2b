package wxalbum.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import wxalbum.embedded.ObjectEvent;

/**
 * Drops a fraction of the upload events, to demonstrate how the sweep repairs missing events. A
 * fixed seed makes each run drop the same events. Replayed events are never dropped, since that
 * would only delay the repair.
 */
final class LossyEvents {
  private static final long SEED = 5;

  /** The interval of the sweep, and the age at which it treats an upload as overdue. */
  private static final Duration QUICK = Duration.ofSeconds(5);

  private static final Duration WALK = Duration.ofMinutes(1);

  private final double share;
  private final Random random = new Random(SEED);

  /** Drops a fraction of the events, from 0 to 1. */
  LossyEvents(double share) {
    this.share = share;
  }

  /** Returns whether to drop an event. */
  synchronized boolean lose(ObjectEvent event) {
    return share > 0 && !event.name().equals("ObjectCreated:Copy") && random.nextDouble() < share;
  }

  /** Returns the interval of scheduled functions; empty means the declared interval. */
  Optional<Duration> period() {
    return share > 0 ? Optional.of(QUICK) : Optional.empty();
  }

  /** Returns the settings, with short sweep times if events are dropped. */
  Map<String, String> with(Map<String, String> values) {
    Map<String, String> settings = new HashMap<>(values);
    if (share > 0) {
      settings.put("SWEEP_OVERDUE_SECONDS", Long.toString(QUICK.toSeconds()));
      settings.put("SWEEP_WALK_SECONDS", Long.toString(WALK.toSeconds()));
    }
    return settings;
  }
}
