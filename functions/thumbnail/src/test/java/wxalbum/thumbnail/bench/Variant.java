package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One way to make a photo's renditions. */
interface Variant extends AutoCloseable {
  /** Longest sides of the renditions that every variant makes, in JPEG of quality 82. */
  List<Integer> SIDES = List.of(1600, 640, 256);

  /** The name in tables and in JSON. */
  String name();

  /**
   * Makes the renditions of a photo.
   *
   * @throws IOException or a RuntimeException when it cannot
   */
  Run run(Photo photo) throws IOException;

  /** What a process takes that does this alone; nothing where the system does not tell. */
  Optional<PeakMemory> peak(Photo photo) throws IOException, InterruptedException;

  @Override
  default void close() {}
}
