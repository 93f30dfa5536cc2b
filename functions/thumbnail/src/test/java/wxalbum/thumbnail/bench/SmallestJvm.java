package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import wxalbum.thumbnail.picture.ChildJvm;

/**
 * Measures the memory of a separate JVM that only makes the renditions of one photo, with the
 * smallest sufficient heap.
 */
final class SmallestJvm {
  private static final List<Integer> HEAPS = List.of(64, 128, 256, 512, 1024, 2048);
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int RUNS = 3;

  private SmallestJvm() {}

  /**
   * Makes the renditions and prints the process status. The arguments are the variant and the file.
   */
  public static void main(String[] arguments) throws IOException {
    Photo photo = Photo.read("photo", Path.of(arguments[1]));
    for (Variant variant : JavaVariant.all()) {
      for (int i = 0; variant.name().equals(arguments[0]) && i < RUNS; i++) {
        var _ = variant.run(photo);
      }
    }
    System.out.println(Files.exists(STATUS) ? Files.readString(STATUS) : "");
  }

  /**
   * Returns the peak memory. It is empty when no heap suffices or the system does not report it.
   */
  static Optional<PeakMemory> peak(String variant, Photo photo)
      throws IOException, InterruptedException {
    for (int heap : HEAPS) {
      ChildJvm child =
          ChildJvm.run(SmallestJvm.class, heap, List.of(variant, photo.file().toString()));
      if (child.status() == 0) {
        return PeakMemory.in(child.output(), OptionalInt.of(heap));
      }
    }
    return Optional.empty();
  }
}
