package wxalbum.console.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one metric on a line, in the embedded metric format of CloudWatch.
 *
 * @param unit the unit, such as {@code Count} or {@code Milliseconds}
 */
public record MetricSample(String name, String unit, List<Double> values) {
  public MetricSample {
    values = List.copyOf(values);
  }

  /**
   * Returns the metrics that the member {@code _aws} declares, each once. Several directives may
   * name the same metric with different dimensions.
   */
  static List<MetricSample> of(JsonNode line) {
    Map<String, MetricSample> measures = new LinkedHashMap<>();
    for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
      for (JsonNode metric : directive.path("Metrics")) {
        String name = metric.path("Name").asText();
        List<Double> values = values(line.path(name));
        if (!values.isEmpty()) {
          measures.put(name, new MetricSample(name, metric.path("Unit").asText("None"), values));
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
    for (JsonNode element : value) {
      if (element.isNumber()) {
        values.add(element.asDouble());
      }
    }
    return values;
  }
}
