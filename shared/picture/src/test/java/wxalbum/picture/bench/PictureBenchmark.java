package wxalbum.picture.bench;

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
import wxalbum.picture.bench.InterleavedRuns.RunPlan;

/**
 * Measures the speed, the quality and the memory of making renditions: with Thumbnailator in two
 * ways, with this project's pipeline, and with sharp in two ways when it is installed.
 */
public final class PictureBenchmark {
  private static final RunPlan DEFAULT_PLAN = new RunPlan(9, 2_000, 10_000);

  private final PrintStream output;
  private final RunPlan plan;
  private final List<BenchmarkVariant> comparedVariants;
  private final BenchmarkVariant allRenditions = PipelineVariant.allRenditions();

  private PictureBenchmark(PrintStream output, RunPlan plan, List<BenchmarkVariant> variants) {
    this.output = output;
    this.plan = plan;
    this.comparedVariants = List.copyOf(variants);
  }

  /**
   * Measures according to {@link BenchmarkOptions}. The process exits with status 2 when an option
   * is invalid.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      measure(BenchmarkOptions.parse(System.getProperties()), DEFAULT_PLAN, System.out);
    } catch (BenchmarkUsageException e) {
      System.out.println(e.getMessage());
      System.exit(2);
    }
  }

  static void measure(BenchmarkOptions options, RunPlan plan, PrintStream output)
      throws IOException, InterruptedException {
    output.println(MachineDescription.describe(Clock.systemUTC()));
    List<BenchmarkVariant> variants = new ArrayList<>(JavaVariant.comparedVariants());
    options.sharpFolder().ifPresent(folder -> variants.addAll(startSharp(folder, output)));
    PictureBenchmark benchmark = new PictureBenchmark(output, plan, variants);
    List<Measurement> all = new ArrayList<>();
    for (BenchmarkPhoto photo : PhotoFinder.find(options, output)) {
      all.addAll(benchmark.measurePhoto(photo));
    }
    variants.forEach(BenchmarkVariant::close);
    if (options.jsonFile().isPresent()) {
      Files.writeString(options.jsonFile().get(), MeasurementJson.of(all));
    }
  }

  private static List<SharpVariant> startSharp(Path folder, PrintStream output) {
    try {
      NodeProcess node = new NodeProcess(folder);
      output.println(node.versions());
      return SharpVariant.createBoth(folder, node);
    } catch (IOException e) {
      output.println("sharp is skipped: " + e.getMessage());
      return List.of();
    }
  }

  private List<Measurement> measurePhoto(BenchmarkPhoto photo)
      throws IOException, InterruptedException {
    output.printf("%n%s%n", photo.describe());
    List<BenchmarkVariant> variants = new ArrayList<>(comparedVariants);
    variants.add(allRenditions);
    InterleavedRuns interleavedRuns = InterleavedRuns.measure(variants, photo, plan);
    Optional<SimilarityScorer> scorer = createScorer(photo);
    List<Measurement> rows = new ArrayList<>();
    for (BenchmarkVariant variant : comparedVariants) {
      rows.add(createMeasurement(photo, variant, interleavedRuns, scorer));
    }
    output.print(MeasurementTable.of(rows));
    if (interleavedRuns.failure(allRenditions).isEmpty()) {
      double millis = Measurement.median(interleavedRuns.runs(allRenditions), BenchmarkRun::millis);
      output.printf(
          Locale.ROOT,
          "%s: five renditions and the placeholder in %.1f ms%n",
          allRenditions.name(),
          millis);
    }
    return rows;
  }

  private Optional<SimilarityScorer> createScorer(BenchmarkPhoto photo) {
    try {
      return Optional.of(new SimilarityScorer(new LanczosReference(photo.bytes())));
    } catch (IOException e) {
      output.println("No SSIM: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Measurement createMeasurement(
      BenchmarkPhoto photo,
      BenchmarkVariant variant,
      InterleavedRuns interleavedRuns,
      Optional<SimilarityScorer> scorer)
      throws IOException, InterruptedException {
    Optional<String> failure = interleavedRuns.failure(variant);
    if (failure.isPresent()) {
      return Measurement.failed(photo.name(), variant.name(), failure.get());
    }
    List<BenchmarkRun> runs = interleavedRuns.runs(variant);
    Map<Integer, Double> ssim =
        scorer.isPresent() ? scorer.get().score(runs.getLast().jpegs()) : Map.of();
    return Measurement.of(
        photo.name(), variant.name(), runs, variant.measurePeakMemory(photo), ssim);
  }
}
