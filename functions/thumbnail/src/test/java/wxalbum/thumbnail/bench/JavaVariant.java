package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wxalbum.telemetry.Invocation;

/** A variant of a JVM; it tells the invocation that is running where its time goes. */
abstract class JavaVariant implements Variant {
  /** Those that are compared. */
  static List<Variant> all() {
    return List.of(new PlainThumbnailator(), new DecodeOnce(), Wxalbum.three());
  }

  /** Makes the renditions, by the longest side that was asked for. */
  abstract Map<Integer, byte[]> jpegs(Photo photo) throws IOException;

  @Override
  public final Run run(Photo photo) throws IOException {
    return Invocation.watching(
        invocation -> {
          long start = System.nanoTime();
          Map<Integer, byte[]> made = jpegs(photo);
          double millis = (System.nanoTime() - start) / 1e6;
          Map<String, Double> phases = invocation.phases();
          Run.Split split =
              new Run.Split(
                  phases.getOrDefault("decode", 0.0),
                  phases.getOrDefault("resize", 0.0),
                  phases.getOrDefault("encode", 0.0));
          return new Run(millis, Optional.of(split), made);
        });
  }

  @Override
  public final Optional<PeakMemory> peak(Photo photo) throws IOException, InterruptedException {
    return SmallestJvm.peak(name(), photo);
  }
}
