package wxalbum.picture.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wxalbum.telemetry.Invocation;

/** A variant that runs in this JVM and records the time of its phases in the current invocation. */
abstract class JavaVariant implements BenchmarkVariant {
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
    return Invocation.runDetached(
        invocation -> {
          long start = System.nanoTime();
          Map<Integer, byte[]> renditions = createJpegs(photo);
          double millis = (System.nanoTime() - start) / 1e6;
          Map<String, Double> phases = invocation.phaseMillis();
          BenchmarkRun.PhaseTimes split =
              new BenchmarkRun.PhaseTimes(
                  phases.getOrDefault("decode", 0.0),
                  phases.getOrDefault("resize", 0.0),
                  phases.getOrDefault("encode", 0.0));
          return new BenchmarkRun(millis, Optional.of(split), renditions);
        });
  }

  @Override
  public final Optional<PeakMemory> measurePeakMemory(BenchmarkPhoto photo)
      throws IOException, InterruptedException {
    return MinimalHeapJvm.measurePeakMemory(name(), photo);
  }
}
