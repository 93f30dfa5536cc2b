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
 * Measures how quickly, how well and with how much memory renditions are made: by Thumbnailator in
 * two ways, by the project's pipeline, and by sharp in two ways where that is there.
 */
public final class PictureBenchmark {
  private static final Effort USUAL = new Effort(9, 2_000, 10_000);

  private final PrintStream user;
  private final Effort effort;
  private final List<Variant> compared;
  private final Variant everything = Wxalbum.everything();

  private PictureBenchmark(PrintStream user, Effort effort, List<Variant> compared) {
    this.user = user;
    this.effort = effort;
    this.compared = List.copyOf(compared);
  }

  /** Measures what {@link Options} say; ends with status 2 when they make no sense. */
  public static void main(String[] none) throws IOException, InterruptedException {
    try {
      measure(Options.of(System.getProperties()), USUAL, System.out);
    } catch (Misuse misuse) {
      System.out.println(misuse.getMessage());
      System.exit(2);
    }
  }

  static void measure(Options options, Effort effort, PrintStream user)
      throws IOException, InterruptedException {
    user.println(Machine.description(Clock.systemUTC()));
    List<Variant> compared = new ArrayList<>(JavaVariant.all());
    options.sharp().ifPresent(folder -> compared.addAll(sharp(folder, user)));
    PictureBenchmark benchmark = new PictureBenchmark(user, effort, compared);
    List<Figures> all = new ArrayList<>();
    for (Photo photo : Photos.of(options, user)) {
      all.addAll(benchmark.measured(photo));
    }
    compared.forEach(Variant::close);
    if (options.json().isPresent()) {
      Files.writeString(options.json().get(), FiguresJson.of(all));
    }
  }

  private static List<Sharp> sharp(Path folder, PrintStream user) {
    try {
      NodeProcess node = new NodeProcess(folder);
      user.println(node.versions());
      return Sharp.both(folder, node);
    } catch (IOException e) {
      user.println("sharp is left out: " + e.getMessage());
      return List.of();
    }
  }

  private List<Figures> measured(Photo photo) throws IOException, InterruptedException {
    user.printf("%n%s%n", photo.description());
    List<Variant> variants = new ArrayList<>(compared);
    variants.add(everything);
    Alternation alternation = Alternation.of(variants, photo, effort);
    Optional<Likeness> likeness = likeness(photo);
    List<Figures> rows = new ArrayList<>();
    for (Variant variant : compared) {
      rows.add(figures(photo, variant, alternation, likeness));
    }
    user.print(FiguresTable.of(rows));
    if (alternation.failure(everything).isEmpty()) {
      double millis = Figures.median(alternation.runs(everything), Run::millis);
      user.printf(
          Locale.ROOT,
          "%s: five renditions and placeholder in %.1f ms%n",
          everything.name(),
          millis);
    }
    return rows;
  }

  private Optional<Likeness> likeness(Photo photo) {
    try {
      return Optional.of(new Likeness(new LanczosReference(photo.bytes())));
    } catch (IOException e) {
      user.println("Without SSIM, for " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Figures figures(
      Photo photo, Variant variant, Alternation alternation, Optional<Likeness> likeness)
      throws IOException, InterruptedException {
    Optional<String> failure = alternation.failure(variant);
    if (failure.isPresent()) {
      return Figures.failed(photo.name(), variant.name(), failure.get());
    }
    List<Run> runs = alternation.runs(variant);
    Map<Integer, Double> ssim =
        likeness.isPresent() ? likeness.get().of(runs.getLast().jpegs()) : Map.of();
    return Figures.of(photo.name(), variant.name(), runs, variant.peak(photo), ssim);
  }
}
