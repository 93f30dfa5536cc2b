package wxalbum.thumbnail.bench;

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
final class FiguresTable {
  private static final String HEAD =
      line(
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
          + line(
              "", "ms", "ms", "ms", "ms", "× plain", "tuned", "MiB", "MiB", "KiB", "1600", "640",
              "256");

  private final OptionalDouble plain;
  private final OptionalDouble tuned;

  private FiguresTable(List<Figures> figures) {
    this.plain = median(figures, "thumbnailator");
    this.tuned = median(figures, "sharp-tuned");
  }

  /** Returns the table. */
  static String of(List<Figures> figures) {
    FiguresTable table = new FiguresTable(figures);
    StringBuilder text = new StringBuilder(HEAD);
    figures.forEach(figure -> text.append(table.row(figure)));
    return text.toString();
  }

  private String row(Figures row) {
    if (row.failure().isPresent()) {
      return row.variant() + " failed: " + row.failure().get() + System.lineSeparator();
    }
    double median = row.medianMillis().orElseThrow();
    return line(
        row.variant(),
        fixed(median, 1),
        millis(row, Run.Split::decode),
        millis(row, Run.Split::resize),
        millis(row, Run.Split::encode),
        plain.isPresent() ? fixed(plain.getAsDouble() / median, 1) : "",
        tuned.isPresent() ? fixed(median / tuned.getAsDouble(), 2) : "",
        row.peak().map(peak -> String.valueOf(peak.mebibytes())).orElse(""),
        number(row.peak().map(PeakMemory::heap).orElse(OptionalInt.empty()), 1),
        number(row.bytes(), 1024),
        ssim(row, 1600),
        ssim(row, 640),
        ssim(row, 256));
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-14s%8s%8s%8s%8s%9s%10s%7s%7s%7s%8s%8s%8s%n", cells);
  }

  private static String millis(Figures row, ToDoubleFunction<Run.Split> phase) {
    return row.split().map(split -> fixed(phase.applyAsDouble(split), 1)).orElse("");
  }

  private static String number(OptionalInt number, int unit) {
    return number.isPresent() ? String.valueOf(number.getAsInt() / unit) : "";
  }

  private static String ssim(Figures row, int side) {
    Double ssim = row.ssim().get(side);
    return ssim == null ? "" : fixed(ssim, 4);
  }

  private static String fixed(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  private static OptionalDouble median(List<Figures> figures, String variant) {
    return figures.stream()
        .filter(row -> row.variant().equals(variant))
        .map(Figures::medianMillis)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
