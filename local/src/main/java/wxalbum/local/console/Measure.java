package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one metric that a line carries in CloudWatch's embedded metric format.
 *
 * @param unit such as {@code Count} or {@code Milliseconds}
 */
record Measure(String name, String unit, List<Double> values) {
  Measure {
    values = List.copyOf(values);
  }

  /** What the line's {@code _aws} names, each metric once; of a line without it, nothing. */
  static List<Measure> of(JsonNode line) {
    Map<String, Measure> measures = new LinkedHashMap<>();
    for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
      for (JsonNode metric : directive.path("Metrics")) {
        String name = metric.path("Name").asText();
        List<Double> values = values(line.path(name));
        if (!values.isEmpty()) {
          measures.put(name, new Measure(name, metric.path("Unit").asText("None"), values));
        }
      }
    }
    return List.copyOf(measures.values());
  }

  private static List<Double> values(JsonNode value) {
    List<Double> values = new ArrayList<>();
    if (value.isNumber()) {
      values.add(value.asDouble());
    }
    for (JsonNode one : value) {
      if (one.isNumber()) {
        values.add(one.asDouble());
      }
    }
    return values;
  }
}
