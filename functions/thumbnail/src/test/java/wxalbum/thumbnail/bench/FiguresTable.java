package wxalbum.thumbnail.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * Writes the figures of one photo as a table, for people: beside each median by how many times it
 * is quicker than plain Thumbnailator's, and its ratio to that of sharp when tuned.
 */
final class FiguresTable {
  private static final String HEAD =
      line(
              "",
              "median",
              "decode",
              "resize",
              "encode",
              "quicker",
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

  /** The table. */
  static String of(List<Figures> figures) {
    FiguresTable table = new FiguresTable(figures);
    StringBuilder text = new StringBuilder(HEAD);
    figures.forEach(each -> text.append(table.row(each)));
    return text.toString();
  }

  private String row(Figures each) {
    if (each.failure().isPresent()) {
      return each.variant() + " failed: " + each.failure().get() + System.lineSeparator();
    }
    double median = each.medianMillis().orElseThrow();
    return line(
        each.variant(),
        fixed(median, 1),
        millis(each, Run.Split::decode),
        millis(each, Run.Split::resize),
        millis(each, Run.Split::encode),
        plain.isPresent() ? fixed(plain.getAsDouble() / median, 1) : "",
        tuned.isPresent() ? fixed(median / tuned.getAsDouble(), 2) : "",
        each.peak().map(peak -> String.valueOf(peak.mebibytes())).orElse(""),
        number(each.peak().map(PeakMemory::heap).orElse(OptionalInt.empty()), 1),
        number(each.bytes(), 1024),
        ssim(each, 1600),
        ssim(each, 640),
        ssim(each, 256));
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-14s%8s%8s%8s%8s%9s%10s%7s%7s%7s%8s%8s%8s%n", cells);
  }

  private static String millis(Figures each, ToDoubleFunction<Run.Split> phase) {
    return each.split().map(split -> fixed(phase.applyAsDouble(split), 1)).orElse("");
  }

  private static String number(OptionalInt number, int unit) {
    return number.isPresent() ? String.valueOf(number.getAsInt() / unit) : "";
  }

  private static String ssim(Figures each, int side) {
    Double ssim = each.ssim().get(side);
    return ssim == null ? "" : fixed(ssim, 4);
  }

  private static String fixed(double value, int digits) {
    return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
  }

  private static OptionalDouble median(List<Figures> figures, String variant) {
    return figures.stream()
        .filter(each -> each.variant().equals(variant))
        .map(Figures::medianMillis)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
