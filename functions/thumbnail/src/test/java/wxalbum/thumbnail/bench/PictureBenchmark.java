package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wxalbum.thumbnail.bench.Alternation.Effort;

/**
 * Measures the speed, the quality and the memory of making renditions: with Thumbnailator in two
 * ways, with this project's pipeline, and with sharp in two ways when it is installed.
 */
public final class PictureBenchmark {
  private static final Effort USUAL = new Effort(9, 2_000, 10_000);

  private final PrintStream user;
  private final Effort effort;
  private final List<Variant> compared;
  private final Variant everything = Wxalbum.everything();

  private PictureBenchmark(PrintStream output, Effort plan, List<Variant> variants) {
    this.user = output;
    this.effort = plan;
    this.compared = List.copyOf(variants);
  }

  /**
   * Measures according to {@link Options}. The process exits with status 2 when an option is
   * invalid.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      measure(Options.of(System.getProperties()), USUAL, System.out);
    } catch (Misuse e) {
      System.out.println(e.getMessage());
      System.exit(2);
    }
  }

  static void measure(Options options, Effort plan, PrintStream output)
      throws IOException, InterruptedException {
    output.println(Machine.description(Clock.systemUTC()));
    List<Variant> variants = new ArrayList<>(JavaVariant.all());
    options.sharp().ifPresent(folder -> variants.addAll(sharp(folder, output)));
    PictureBenchmark benchmark = new PictureBenchmark(output, plan, variants);
    List<Figures> all = new ArrayList<>();
    for (Photo photo : Photos.of(options, output)) {
      all.addAll(benchmark.measured(photo));
    }
    variants.forEach(Variant::close);
    if (options.json().isPresent()) {
      Files.writeString(options.json().get(), FiguresJson.of(all));
    }
  }

  private static List<Sharp> sharp(Path folder, PrintStream output) {
    try {
      NodeProcess node = new NodeProcess(folder);
      output.println(node.versions());
      return Sharp.both(folder, node);
    } catch (IOException e) {
      output.println("sharp is skipped: " + e.getMessage());
      return List.of();
    }
  }

  private List<Figures> measured(Photo photo) throws IOException, InterruptedException {
    user.printf("%n%s%n", photo.description());
    List<Variant> variants = new ArrayList<>(compared);
    variants.add(everything);
    Alternation interleavedRuns = Alternation.of(variants, photo, effort);
    Optional<Likeness> scorer = likeness(photo);
    List<Figures> rows = new ArrayList<>();
    for (Variant variant : compared) {
      rows.add(figures(photo, variant, interleavedRuns, scorer));
    }
    user.print(FiguresTable.of(rows));
    if (interleavedRuns.failure(everything).isEmpty()) {
      double millis = Figures.median(interleavedRuns.runs(everything), Run::millis);
      user.printf(
          Locale.ROOT,
          "%s: five renditions and the placeholder in %.1f ms%n",
          everything.name(),
          millis);
    }
    return rows;
  }

  private Optional<Likeness> likeness(Photo photo) {
    try {
      return Optional.of(new Likeness(new LanczosReference(photo.bytes())));
    } catch (IOException e) {
      user.println("No SSIM: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Figures figures(
      Photo photo, Variant variant, Alternation interleavedRuns, Optional<Likeness> scorer)
      throws IOException, InterruptedException {
    Optional<String> failure = interleavedRuns.failure(variant);
    if (failure.isPresent()) {
      return Figures.failed(photo.name(), variant.name(), failure.get());
    }
    List<Run> runs = interleavedRuns.runs(variant);
    Map<Integer, Double> ssim =
        scorer.isPresent() ? scorer.get().of(runs.getLast().jpegs()) : Map.of();
    return Figures.of(photo.name(), variant.name(), runs, variant.peak(photo), ssim);
  }
}
