package wxalbum.picture.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One way to make the renditions of a photo. */
interface BenchmarkVariant extends AutoCloseable {
  /** The longest sides of the renditions that every variant makes, as JPEG of quality 82. */
  List<Integer> LONGEST_SIDES = List.of(1600, 640, 256);

  /** Returns the name in tables and in JSON. */
  String name();

  /**
   * Makes the renditions of a photo.
   *
   * @throws IOException when the renditions cannot be made; a RuntimeException is also possible
   */
  BenchmarkRun run(BenchmarkPhoto photo) throws IOException;

  /**
   * Returns the peak memory of a process that only makes these renditions. It is empty when the
   * system does not report it.
   */
  Optional<PeakMemory> measurePeakMemory(BenchmarkPhoto photo)
      throws IOException, InterruptedException;

  @Override
  default void close() {}
}
