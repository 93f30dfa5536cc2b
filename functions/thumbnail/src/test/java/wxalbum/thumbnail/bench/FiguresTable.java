package wxalbum.thumbnail.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Writes the figures of one photo as a table, for people. */
final class FiguresTable {
  private static final String NONE = "-";
  private static final String ROW = "%-13s %8s %8s %8s %8s %9s %9s %9s %7s %7s %7s%n";

  private FiguresTable() {}

  /** The table. */
  static String of(List<Figures> figures) {
    StringBuilder table = new StringBuilder();
    table.append(
        row(
            "", "median", "decode", "resize", "encode", "quicker", "time to", "peak", "SSIM",
            "SSIM", "SSIM"));
    table.append(
        row("", "ms", "ms", "ms", "ms", "than pl.", "sharp-t.", "MiB", "1600", "640", "256"));
    OptionalDouble plain = median(figures, "thumbnailator");
    OptionalDouble tuned = median(figures, "sharp-tuned");
    for (Figures each : figures) {
      table.append(
          each.failure().isPresent()
              ? String.format("%-13s failed: %s%n", each.variant(), each.failure().get())
              : row(each, plain, tuned));
    }
    return table.toString();
  }

  private static String row(Figures each, OptionalDouble plain, OptionalDouble tuned) {
    double median = each.medianMillis().orElseThrow();
    return row(
        each.variant(),
        format("%.1f", median),
        each.split().map(split -> format("%.1f", split.decode())).orElse(NONE),
        each.split().map(split -> format("%.1f", split.resize())).orElse(NONE),
        each.split().map(split -> format("%.1f", split.encode())).orElse(NONE),
        plain.isPresent() ? format("%.1f ×", plain.getAsDouble() / median) : NONE,
        tuned.isPresent() ? format("%.2f", median / tuned.getAsDouble()) : NONE,
        each.peakMebibytes().isPresent() ? Integer.toString(each.peakMebibytes().getAsInt()) : NONE,
        ssim(each, 1600),
        ssim(each, 640),
        ssim(each, 256));
  }

  private static String row(Object... cells) {
    return format(ROW, cells);
  }

  private static String ssim(Figures each, int side) {
    Double ssim = each.ssim().get(side);
    return ssim == null ? NONE : format("%.4f", ssim);
  }

  private static OptionalDouble median(List<Figures> figures, String variant) {
    return figures.stream()
        .filter(each -> each.variant().equals(variant))
        .map(Figures::medianMillis)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
