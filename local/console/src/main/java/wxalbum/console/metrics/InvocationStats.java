package wxalbum.console.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wxalbum.console.log.InvocationRecord;

/**
 * Totals of a set of invocations.
 *
 * @param errors the number of server errors; client errors do not count
 * @param durations in milliseconds
 */
public record InvocationStats(int calls, int errors, List<Double> durations) {
  public InvocationStats {
    durations = List.copyOf(durations);
  }

  public static InvocationStats of(Collection<InvocationRecord> calls) {
    List<Double> durations = new ArrayList<>();
    int errors = 0;
    for (InvocationRecord call : calls) {
      durations.add(call.durationMs());
      errors += call.status().kind().isFailure() ? 1 : 0;
    }
    return new InvocationStats(calls.size(), errors, durations);
  }

  /** Returns the totals of each function that was invoked. */
  public static Map<String, InvocationStats> byFunction(Collection<InvocationRecord> calls) {
    return calls.stream()
        .collect(
            Collectors.groupingBy(
                InvocationRecord::function,
                Collectors.collectingAndThen(Collectors.toList(), InvocationStats::of)));
  }

  /** Returns {@code calls, errors} and, if there were invocations, {@code p50Ms, p95Ms}. */
  public Map<String, Object> toMap() {
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
