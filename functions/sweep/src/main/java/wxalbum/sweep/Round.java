package wxalbum.sweep;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
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

  /** How often each thing was done, by its name in the summary line. */
  Map<String, Long> deeds() {
    Map<String, Long> named = new TreeMap<>();
    deeds.forEach((deed, many) -> named.put(deed.toString(), many));
    return named;
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
