package wxalbum.local.events;

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
public final class EventDropper {
  private static final long SEED = 5;

  /** The interval of the sweep, and the age at which it treats an upload as overdue. */
  private static final Duration SWEEP_INTERVAL = Duration.ofSeconds(5);

  private static final Duration SCAN_INTERVAL = Duration.ofMinutes(1);

  private final double dropRate;
  private final Random random = new Random(SEED);

  /** Drops a fraction of the events, from 0 to 1. */
  public EventDropper(double dropRate) {
    this.dropRate = dropRate;
  }

  /** Returns whether to drop an event. */
  synchronized boolean shouldDrop(ObjectEvent event) {
    return dropRate > 0
        && !event.name().equals("ObjectCreated:Copy")
        && random.nextDouble() < dropRate;
  }

  /** Returns the interval of scheduled functions; empty means the declared interval. */
  Optional<Duration> scheduleInterval() {
    return dropRate > 0 ? Optional.of(SWEEP_INTERVAL) : Optional.empty();
  }

  /** Returns the settings, with short sweep times if events are dropped. */
  public Map<String, String> withSweepSettings(Map<String, String> values) {
    Map<String, String> settings = new HashMap<>(values);
    if (dropRate > 0) {
      settings.put("SWEEP_OVERDUE_SECONDS", Long.toString(SWEEP_INTERVAL.toSeconds()));
      settings.put("SWEEP_SCAN_SECONDS", Long.toString(SCAN_INTERVAL.toSeconds()));
    }
    return settings;
  }
}
