package wxalbum.picture.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A variant that runs in this JVM and records the time of its phases. */
abstract class JavaVariant implements BenchmarkVariant {
  /** The durations of the current run. */
  final PhaseTotals phases = new PhaseTotals();

  /** Returns the variants that are compared. */
  static List<BenchmarkVariant> comparedVariants() {
    return List.of(
        new PlainThumbnailatorVariant(),
        new DecodeOnceVariant(),
        PipelineVariant.comparedRenditions());
  }

  /** Makes the renditions and returns them by their requested longest side. */
  abstract Map<Integer, byte[]> createJpegs(BenchmarkPhoto photo) throws IOException;

  @Override
  public final BenchmarkRun run(BenchmarkPhoto photo) throws IOException {
    phases.reset();
    long start = System.nanoTime();
    Map<Integer, byte[]> renditions = createJpegs(photo);
    double millis = (System.nanoTime() - start) / 1e6;
    BenchmarkRun.PhaseTimes split =
        new BenchmarkRun.PhaseTimes(
            phases.millis("decode"), phases.millis("resize"), phases.millis("encode"));
    return new BenchmarkRun(millis, Optional.of(split), renditions);
  }

  @Override
  public final Optional<PeakMemory> measurePeakMemory(BenchmarkPhoto photo)
      throws IOException, InterruptedException {
    return MinimalHeapJvm.measurePeakMemory(name(), photo);
  }
}
