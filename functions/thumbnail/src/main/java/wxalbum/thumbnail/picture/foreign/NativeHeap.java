package wxalbum.thumbnail.picture.foreign;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;

/**
 * The memory that native code allocates by itself (mallopt(3) of glibc; other C libraries are left
 * as they are). Left alone, glibc gives the blocks of each picture back to the system and asks for
 * them again at the next, page by page and filled with zeros: a progressive JPEG of 12 megapixels
 * then took 330 instead of 100 ms to decode.
 */
final class NativeHeap {
  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_TOP_PAD = -2;
  private static final int M_MMAP_THRESHOLD = -3;

  /** The most that glibc takes. */
  private static final int MMAP_BYTES = 32 << 20;

  private static final int PAD_BYTES = 64 << 20;
  private static final int TRIM_BYTES = 512 << 20;

  private NativeHeap() {}

  /** Keeps what is freed for the next picture, up to as much as the function has. */
  static void keepWhatIsFreed() {
    SymbolLookup system = Linker.nativeLinker().defaultLookup();
    if (system.find("mallopt").isPresent()) {
      NativeFunction mallopt =
          new NativeFunctions(system).function("mallopt", JAVA_INT, JAVA_INT, JAVA_INT);
      mallopt.run(M_MMAP_THRESHOLD, MMAP_BYTES);
      mallopt.run(M_TOP_PAD, PAD_BYTES);
      mallopt.run(M_TRIM_THRESHOLD, TRIM_BYTES);
    }
  }
}
