package wxalbum.listalbum;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Asks each part that the album stands on whether it answers. */
final class CheckHealth {
  private final Map<String, BooleanSupplier> parts;

  /** The parts by their names. */
  CheckHealth(Map<String, BooleanSupplier> parts) {
    this.parts = new TreeMap<>(parts);
  }

  Outcome now() {
    List<String> silent =
        parts.entrySet().stream()
            .filter(part -> !part.getValue().getAsBoolean())
            .map(Map.Entry::getKey)
            .toList();
    return silent.isEmpty() ? new Healthy() : new Down(silent);
  }

  /** How it stands. */
  sealed interface Outcome {}

  /** All parts answer. */
  record Healthy() implements Outcome {}

  /** These parts do not. */
  record Down(List<String> parts) implements Outcome {}
}
