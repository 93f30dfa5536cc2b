package wxalbum.picture.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * Writes the figures of one photo as a text table. Each row has the speedup over plain
 * Thumbnailator and the ratio of its median to that of tuned sharp.
 */
final class MeasurementTable {
  private static final String HEADER =
      formatLine(
              "",
              "median",
              "decode",
              "resize",
              "encode",
              "speedup",
              "ratio to",
              "peak",
              "heap",
              "files",
              "SSIM",
              "SSIM",
              "SSIM")
          + formatLine(
              "", "ms", "ms", "ms", "ms", "× plain", "tuned", "MiB", "MiB", "KiB", "1600", "640",
              "256");

  private final OptionalDouble plainMedian;
  private final OptionalDouble tunedMedian;

  private MeasurementTable(List<Measurement> figures) {
    this.plainMedian = median(figures, "thumbnailator");
    this.tunedMedian = median(figures, "sharp-tuned");
  }

  /** Returns the table. */
  static String of(List<Measurement> figures) {
    MeasurementTable table = new MeasurementTable(figures);
    StringBuilder text = new StringBuilder(HEADER);
    figures.forEach(figure -> text.append(table.formatRow(figure)));
    return text.toString();
  }

  private String formatRow(Measurement row) {
    if (row.failure().isPresent()) {
      return row.variant() + " failed: " + row.failure().get() + System.lineSeparator();
    }
    double median = row.medianMillis().orElseThrow();
    return formatLine(
        row.variant(),
        formatDecimal(median, 1),
        formatPhase(row, BenchmarkRun.PhaseTimes::decodeMillis),
        formatPhase(row, BenchmarkRun.PhaseTimes::resizeMillis),
        formatPhase(row, BenchmarkRun.PhaseTimes::encodeMillis),
        plainMedian.isPresent() ? formatDecimal(plainMedian.getAsDouble() / median, 1) : "",
        tunedMedian.isPresent() ? formatDecimal(median / tunedMedian.getAsDouble(), 2) : "",
        row.peakMemory().map(peak -> String.valueOf(peak.mebibytes())).orElse(""),
        formatNumber(
            row.peakMemory().map(PeakMemory::heapLimitMebibytes).orElse(OptionalInt.empty()), 1),
        formatNumber(row.totalBytes(), 1024),
        formatSsim(row, 1600),
        formatSsim(row, 640),
        formatSsim(row, 256));
  }

  private static String formatLine(Object... cells) {
    return String.format(Locale.ROOT, "%-14s%8s%8s%8s%8s%9s%10s%7s%7s%7s%8s%8s%8s%n", cells);
  }

  private static String formatPhase(
      Measurement row, ToDoubleFunction<BenchmarkRun.PhaseTimes> phase) {
    return row.phases().map(split -> formatDecimal(phase.applyAsDouble(split), 1)).orElse("");
  }

  private static String formatNumber(OptionalInt number, int unit) {
    return number.isPresent() ? String.valueOf(number.getAsInt() / unit) : "";
  }

  private static String formatSsim(Measurement row, int side) {
    Double ssim = row.ssim().get(side);
    return ssim == null ? "" : formatDecimal(ssim, 4);
  }

  private static String formatDecimal(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  private static OptionalDouble median(List<Measurement> figures, String variant) {
    return figures.stream()
        .filter(row -> row.variant().equals(variant))
        .map(Measurement::medianMillis)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
