package wxalbum.picture.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Writes figures as JSON, with {@code null} for missing figures. */
final class MeasurementJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MeasurementJson() {}

  /** Returns the JSON document. */
  static String of(List<Measurement> all) throws IOException {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    all.forEach(figures -> rows.add(row(figures)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows) + "\n";
  }

  private static ObjectNode row(Measurement figures) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("photo", figures.photo()).put("variant", figures.variant());
    put(row, "medianMs", figures.medianMillis().orElse(Double.NaN), 10);
    put(
        row,
        "decodeMs",
        figures.phases().map(BenchmarkRun.PhaseTimes::decodeMillis).orElse(Double.NaN),
        10);
    put(
        row,
        "resizeMs",
        figures.phases().map(BenchmarkRun.PhaseTimes::resizeMillis).orElse(Double.NaN),
        10);
    put(
        row,
        "encodeMs",
        figures.phases().map(BenchmarkRun.PhaseTimes::encodeMillis).orElse(Double.NaN),
        10);
    row.put("peakMiB", figures.peakMemory().map(PeakMemory::mebibytes).orElse(null));
    ObjectNode ssim = row.putObject("ssim");
    for (int side : BenchmarkVariant.LONGEST_SIDES) {
      put(ssim, Integer.toString(side), figures.ssim().getOrDefault(side, Double.NaN), 10_000);
    }
    return row;
  }

  private static void put(ObjectNode row, String name, double value, double precision) {
    if (Double.isNaN(value)) {
      row.putNull(name);
    } else {
      row.put(name, Math.round(value * precision) / precision);
    }
  }
}
