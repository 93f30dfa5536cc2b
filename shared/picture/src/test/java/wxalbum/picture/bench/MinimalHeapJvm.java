package wxalbum.picture.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import wxalbum.picture.ChildJvm;

/**
 * Measures the memory of a separate JVM that only makes the renditions of one photo, with the
 * smallest sufficient heap.
 */
final class MinimalHeapJvm {
  private static final List<Integer> HEAP_MEBIBYTES = List.of(64, 128, 256, 512, 1024, 2048);
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int RUNS = 3;

  private MinimalHeapJvm() {}

  /**
   * Makes the renditions and prints the process status. The arguments are the variant and the file.
   */
  public static void main(String[] arguments) throws IOException {
    BenchmarkPhoto photo = BenchmarkPhoto.read("photo", Path.of(arguments[1]));
    for (BenchmarkVariant variant : JavaVariant.comparedVariants()) {
      for (int i = 0; variant.name().equals(arguments[0]) && i < RUNS; i++) {
        var _ = variant.run(photo);
      }
    }
    System.out.println(Files.exists(STATUS) ? Files.readString(STATUS) : "");
  }

  /**
   * Returns the peak memory. It is empty when no heap suffices or the system does not report it.
   */
  static Optional<PeakMemory> measurePeakMemory(String variant, BenchmarkPhoto photo)
      throws IOException, InterruptedException {
    for (int heap : HEAP_MEBIBYTES) {
      ChildJvm child =
          ChildJvm.run(MinimalHeapJvm.class, heap, List.of(variant, photo.file().toString()));
      if (child.exitStatus() == 0) {
        return PeakMemory.parse(child.output(), OptionalInt.of(heap));
      }
    }
    return Optional.empty();
  }
}
