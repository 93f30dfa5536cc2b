package wxalbum.telemetry;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Metrics of one invocation. They become fields of the summary line, from which CloudWatch extracts
 * them ("Specification: Embedded metric format" in the Amazon CloudWatch User Guide).
 */
final class EmbeddedMetrics {
  /** Maximum number of values of one metric in a line. */
  private static final int MAX_VALUES = 100;

  private final Map<Metric, List<Long>> values = new EnumMap<>(Metric.class);

  /** Adds to the single value of a metric. */
  void count(Metric metric, long amount) {
    values.merge(
        metric, List.of(amount), (sum, added) -> List.of(sum.getFirst() + added.getFirst()));
  }

  /** Adds a value to a metric; ignores it if the line has no room. */
  void measure(Metric metric, long value) {
    List<Long> measured = values.computeIfAbsent(metric, _ -> new ArrayList<>());
    if (measured.size() < MAX_VALUES) {
      measured.add(value);
    }
  }

  /**
   * Returns the fields of the metrics; empty without metrics.
   *
   * @param namespace CloudWatch namespace of the metrics
   * @param timestamp time of the values in milliseconds since 1970
   * @param hasCode whether the line has a {@code code}, which becomes a dimension
   */
  Map<String, Object> toFields(String namespace, long timestamp, boolean hasCode) {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (values.isEmpty()) {
      return fields;
    }
    List<Map<String, Object>> directives = new ArrayList<>();
    directives.add(createDirective(namespace, List.of(), _ -> true));
    if (hasCode && values.keySet().stream().anyMatch(Metric::isSplitByCode)) {
      directives.add(createDirective(namespace, List.of("code"), Metric::isSplitByCode));
    }
    values.forEach(
        (metric, list) ->
            fields.put(metric.toString(), list.size() == 1 ? list.getFirst() : List.copyOf(list)));
    fields.put("_aws", Map.of("Timestamp", timestamp, "CloudWatchMetrics", directives));
    return fields;
  }

  private Map<String, Object> createDirective(
      String namespace, List<String> dimensions, Predicate<Metric> filter) {
    List<Map<String, String>> metrics =
        values.keySet().stream()
            .filter(filter)
            .map(metric -> Map.of("Name", metric.toString(), "Unit", metric.unit().toString()))
            .toList();
    return Map.of("Namespace", namespace, "Dimensions", List.of(dimensions), "Metrics", metrics);
  }
}
