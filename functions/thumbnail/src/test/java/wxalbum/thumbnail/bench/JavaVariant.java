package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wxalbum.telemetry.Invocation;

/** A variant that runs in this JVM and records the time of its phases in the current invocation. */
abstract class JavaVariant implements Variant {
  /** Returns the variants that are compared. */
  static List<Variant> all() {
    return List.of(new PlainThumbnailator(), new DecodeOnce(), Wxalbum.three());
  }

  /** Makes the renditions and returns them by their requested longest side. */
  abstract Map<Integer, byte[]> jpegs(Photo photo) throws IOException;

  @Override
  public final Run run(Photo photo) throws IOException {
    return Invocation.watching(
        invocation -> {
          long start = System.nanoTime();
          Map<Integer, byte[]> renditions = jpegs(photo);
          double millis = (System.nanoTime() - start) / 1e6;
          Map<String, Double> phases = invocation.phases();
          Run.Split split =
              new Run.Split(
                  phases.getOrDefault("decode", 0.0),
                  phases.getOrDefault("resize", 0.0),
                  phases.getOrDefault("encode", 0.0));
          return new Run(millis, Optional.of(split), renditions);
        });
  }

  @Override
  public final Optional<PeakMemory> peak(Photo photo) throws IOException, InterruptedException {
    return SmallestJvm.peak(name(), photo);
  }
}
