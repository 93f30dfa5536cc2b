package wxalbum.listalbum;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Checks the availability of each service that the application depends on. An outcome is reused for
 * a few seconds, because anybody may request the check at any rate.
 */
final class CheckHealth {
  /** Time for which an instance reuses an outcome. */
  static final Duration TTL = Duration.ofSeconds(5);

  private final Map<String, BooleanSupplier> checks;
  private final Clock clock;
  private @Nullable CheckedOutcome last;

  /** Creates the use case with one availability check per service name. */
  CheckHealth(Map<String, BooleanSupplier> parts, Clock clock) {
    this.checks = new TreeMap<>(parts);
    this.clock = clock;
  }

  /** Returns the health, as of at most {@link #TTL} ago. */
  synchronized Outcome execute() {
    Instant now = clock.instant();
    CheckedOutcome recent = last;
    if (recent == null || !now.isBefore(recent.checkedAt().plus(TTL))) {
      recent = new CheckedOutcome(check(), now);
      last = recent;
    }
    return recent.outcome();
  }

  private Outcome check() {
    List<String> unavailable =
        checks.entrySet().stream()
            .filter(part -> !part.getValue().getAsBoolean())
            .map(Map.Entry::getKey)
            .toList();
    return unavailable.isEmpty() ? new Healthy() : new Unhealthy(unavailable);
  }

  private record CheckedOutcome(Outcome outcome, Instant checkedAt) {}

  /** The result of a health check. */
  sealed interface Outcome {}

  /** All services are available. */
  record Healthy() implements Outcome {}

  /** The listed services are unavailable, in alphabetical order. */
  record Unhealthy(List<String> unavailable) implements Outcome {}
}
