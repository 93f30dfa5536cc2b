package wxalbum.local.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Totals of a set of invocations.
 *
 * @param errors the number of server errors; client errors do not count
 * @param durations in milliseconds
 */
record Tally(int calls, int errors, List<Double> durations) {
  Tally {
    durations = List.copyOf(durations);
  }

  static Tally of(Collection<Call> calls) {
    List<Double> durations = new ArrayList<>();
    int errors = 0;
    for (Call call : calls) {
      durations.add(call.durationMs());
      errors += call.ending().kind().isFault() ? 1 : 0;
    }
    return new Tally(calls.size(), errors, durations);
  }

  /** Returns the totals of each function that was invoked. */
  static Map<String, Tally> byFunction(Collection<Call> calls) {
    return calls.stream()
        .collect(
            Collectors.groupingBy(
                Call::function, Collectors.collectingAndThen(Collectors.toList(), Tally::of)));
  }

  /** Returns {@code calls, errors} and, if there were invocations, {@code p50Ms, p95Ms}. */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("calls", calls);
    document.put("errors", errors);
    if (calls > 0) {
      Percentiles percentiles = new Percentiles(durations);
      document.put("p50Ms", percentiles.at(50));
      document.put("p95Ms", percentiles.at(95));
    }
    return document;
  }
}
