package wxalbum.listalbum;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** Checks the availability of each service that the application depends on. */
final class CheckHealth {
  private final Map<String, BooleanSupplier> checks;

  /** Creates the use case with one availability check per service name. */
  CheckHealth(Map<String, BooleanSupplier> parts) {
    this.checks = new TreeMap<>(parts);
  }

  Outcome execute() {
    List<String> unavailable =
        checks.entrySet().stream()
            .filter(part -> !part.getValue().getAsBoolean())
            .map(Map.Entry::getKey)
            .toList();
    return unavailable.isEmpty() ? new Healthy() : new Unhealthy(unavailable);
  }

  /** The result of a health check. */
  sealed interface Outcome {}

  /** All services are available. */
  record Healthy() implements Outcome {}

  /** The listed services are unavailable, in alphabetical order. */
  record Unhealthy(List<String> unavailable) implements Outcome {}
}
