package wxalbum.console.health;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import wxalbum.console.log.InvocationRecord;
import wxalbum.console.log.InvocationStatus;
import wxalbum.console.metrics.InvocationStats;

/**
 * An ongoing incident: invocations of one function that ended in the same way, with at most five
 * minutes between two of them.
 *
 * @param times the number of these invocations in the last five minutes
 * @param totalCalls the number of all invocations of the function in that time
 */
record Incident(InvocationRecord first, InvocationRecord last, int times, int totalCalls) {
  private record IncidentKey(String function, InvocationStatus status) {
    static IncidentKey of(InvocationRecord call) {
      return new IncidentKey(call.function(), call.status());
    }
  }

  /** Returns all incidents, the latest first. */
  static List<Incident> findAll(HealthSnapshot snapshot) {
    Map<String, InvocationStats> tallies = InvocationStats.byFunction(snapshot.recent());
    Map<IncidentKey, Incident> incidents = new LinkedHashMap<>();
    for (InvocationRecord call : snapshot.recent().reversed()) {
      if (call.status().kind().needsAttention()) {
        int calls = requireNonNull(tallies.get(call.function())).calls();
        incidents.merge(IncidentKey.of(call), new Incident(call, call, 1, calls), Incident::merge);
      }
    }
    Map<IncidentKey, InvocationRecord> first =
        findFirstCalls(incidents, snapshot.log().invocations());
    return incidents.entrySet().stream()
        .map(
            entry ->
                entry
                    .getValue()
                    .withFirst(first.getOrDefault(entry.getKey(), entry.getValue().first())))
        .toList();
  }

  /** Finds the first invocation of each incident, also if it is older than five minutes. */
  private static Map<IncidentKey, InvocationRecord> findFirstCalls(
      Map<IncidentKey, Incident> incidents, List<InvocationRecord> calls) {
    Map<IncidentKey, InvocationRecord> first = new HashMap<>();
    incidents.forEach((kind, incident) -> first.put(kind, incident.first()));
    for (InvocationRecord call : calls.reversed()) {
      if (first.values().stream().noneMatch(later -> isWithinLookback(call, later))) {
        break;
      }
      first.computeIfPresent(IncidentKey.of(call), (kind, later) -> earlierOf(call, later));
    }
    return first;
  }

  private static InvocationRecord earlierOf(InvocationRecord call, InvocationRecord known) {
    return call.endMillis() < known.endMillis() && isWithinLookback(call, known) ? call : known;
  }

  private static boolean isWithinLookback(InvocationRecord call, InvocationRecord later) {
    return later.endMillis() - call.endMillis() <= HealthSnapshot.LOOKBACK.toMillis();
  }

  private static Incident merge(Incident later, Incident earlier) {
    return new Incident(earlier.first, later.last, later.times + earlier.times, later.totalCalls);
  }

  private Incident withFirst(InvocationRecord begin) {
    return new Incident(begin, last, times, totalCalls);
  }

  /** Returns the names of the alarms that cover this kind of incident. */
  List<String> alarmNames(HealthSnapshot snapshot) {
    String function = last.function();
    return switch (last.status().kind()) {
      case OK, CLIENT_ERROR -> List.of();
      case PHOTO_FAILED -> List.of("photos-failed");
      case THROTTLE -> withApiAlarm(snapshot, List.of(function + "-throttles"));
      case TIMEOUT -> withApiAlarm(snapshot, List.of(function + "-timeouts", function + "-errors"));
      case FAULT, CRASH -> withApiAlarm(snapshot, List.of(function + "-errors"));
    };
  }

  private List<String> withApiAlarm(HealthSnapshot snapshot, List<String> names) {
    return snapshot.isHttp(last)
        ? Stream.concat(names.stream(), Stream.of("api-5xx")).toList()
        : names;
  }
}
