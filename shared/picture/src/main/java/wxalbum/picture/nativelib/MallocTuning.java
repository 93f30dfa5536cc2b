package wxalbum.picture.nativelib;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;

/**
 * Tunes the allocator of native code (mallopt(3) of glibc; other C libraries are left unchanged).
 *
 * <p>By default glibc returns the blocks of each picture to the system. For the next picture it
 * requests them again, page by page and filled with zeros. A progressive JPEG of 12 megapixels then
 * took 330 ms to decode instead of 100 ms.
 */
final class MallocTuning {
  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_TOP_PAD = -2;
  private static final int M_MMAP_THRESHOLD = -3;

  /** The maximum that glibc accepts. */
  private static final int MMAP_THRESHOLD_BYTES = 32 << 20;

  private static final int TOP_PAD_BYTES = 64 << 20;
  private static final int TRIM_THRESHOLD_BYTES = 512 << 20;

  private MallocTuning() {}

  /** Keeps freed memory for the next picture, up to the memory that the function has. */
  static void retainFreedMemory() {
    SymbolLookup system = Linker.nativeLinker().defaultLookup();
    if (system.find("mallopt").isPresent()) {
      NativeFunction mallopt =
          new NativeFunctions(system).function("mallopt", JAVA_INT, JAVA_INT, JAVA_INT);
      mallopt.invoke(M_MMAP_THRESHOLD, MMAP_THRESHOLD_BYTES);
      mallopt.invoke(M_TOP_PAD, TOP_PAD_BYTES);
      mallopt.invoke(M_TRIM_THRESHOLD, TRIM_THRESHOLD_BYTES);
    }
  }
}
