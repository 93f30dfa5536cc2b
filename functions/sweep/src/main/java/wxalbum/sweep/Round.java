package wxalbum.sweep;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import wxalbum.telemetry.Invocation;

/** One run of the sweep: whether there is time for more, and what it has done. */
final class Round {
  private final BooleanSupplier time;
  private final Map<Deed, Long> deeds = new EnumMap<>(Deed.class);

  /** A round that ends when {@code time} says that none is left. */
  Round(BooleanSupplier time) {
    this.time = time;
  }

  /** Whether there is time for another step. */
  boolean goesOn() {
    return time.getAsBoolean();
  }

  void count(Deed deed, long many) {
    if (many > 0) {
      deeds.merge(deed, many, Long::sum);
    }
  }

  /** What was done, and how often. */
  Map<Deed, Long> deeds() {
    return Map.copyOf(deeds);
  }

  /** Tells the invocation's record what was done. */
  void tell(Invocation invocation) {
    deeds.forEach(
        (deed, many) -> {
          invocation.note(deed.toString(), many);
          if (deed.metric() != null) {
            invocation.count(deed.metric(), many);
          }
        });
  }
}
