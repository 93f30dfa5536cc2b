package wxalbum.telemetry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What an invocation counted and measured. It becomes fields of the summary line that CloudWatch
 * reads metrics off ("Specification: Embedded metric format", Amazon CloudWatch user guide).
 */
final class Measures {
  /** How many values of one metric a line may hold. */
  private static final int MOST_VALUES = 100;

  private final Map<Metric, List<Long>> values = new EnumMap<>(Metric.class);

  /** Adds to the one value of a metric. */
  void count(Metric metric, long more) {
    values.merge(
        metric, List.of(more), (before, added) -> List.of(before.getFirst() + added.getFirst()));
  }

  /** Adds a value to those of a metric; what a line has no room for is left out. */
  void measure(Metric metric, long value) {
    List<Long> measured = values.computeIfAbsent(metric, _ -> new ArrayList<>());
    if (measured.size() < MOST_VALUES) {
      measured.add(value);
    }
  }

  /**
   * The fields: none where nothing was counted.
   *
   * @param namespace under which CloudWatch keeps the metrics
   * @param timestamp of the values, in milliseconds since 1970
   * @param splits whether the line has a {@code code}, which tells values apart
   */
  Map<String, Object> fields(String namespace, long timestamp, boolean splits) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (values.isEmpty()) {
      return fields;
    }
    List<Map<String, Object>> directives = new ArrayList<>();
    directives.add(directive(namespace, List.of(), _ -> true));
    if (splits && values.keySet().stream().anyMatch(Metric::byCode)) {
      directives.add(directive(namespace, List.of("code"), Metric::byCode));
    }
    values.forEach(
        (metric, list) ->
            fields.put(metric.toString(), list.size() == 1 ? list.getFirst() : List.copyOf(list)));
    fields.put("_aws", Map.of("Timestamp", timestamp, "CloudWatchMetrics", directives));
    return fields;
  }

  private Map<String, Object> directive(
      String namespace, List<String> dimensions, Predicate<Metric> wanted) {
    List<Map<String, String>> metrics =
        values.keySet().stream()
            .filter(wanted)
            .map(metric -> Map.of("Name", metric.toString(), "Unit", metric.unit().toString()))
            .toList();
    return Map.of("Namespace", namespace, "Dimensions", List.of(dimensions), "Metrics", metrics);
  }
}
