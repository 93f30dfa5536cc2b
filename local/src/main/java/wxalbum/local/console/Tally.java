package wxalbum.local.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Invocations, counted.
 *
 * @param errors those that failed their caller; those that the caller is to blame for are none
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

  /** One for each function that was called. */
  static Map<String, Tally> byFunction(Collection<Call> calls) {
    return calls.stream()
        .collect(
            Collectors.groupingBy(
                Call::function, Collectors.collectingAndThen(Collectors.toList(), Tally::of)));
  }

  /** Its fields of a document: {@code calls, errors} and, unless there are none, p50 and p95. */
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
