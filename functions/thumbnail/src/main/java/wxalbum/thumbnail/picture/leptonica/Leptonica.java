package wxalbum.thumbnail.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * What is used of leptonica 1.87. Its pictures, of the C type {@code PIX}, are given as {@link Pix}
 * and are destroyed by closing them.
 */
public final class Leptonica {
  /** {@code L_SEVERITY_NONE}: it prints no messages of its own. */
  private static final int SILENT = 6;

  private final MethodHandle read;
  private final MethodHandle write;
  private final MethodHandle create;
  private final MethodHandle destroy;
  private final MethodHandle width;
  private final MethodHandle height;
  private final MethodHandle depth;
  private final MethodHandle wordsPerLine;
  private final MethodHandle data;
  private final MethodHandle free;
  private final Webp webp;

  private Leptonica(NativeFunctions library) {
    read =
        library.function(
            "pixReadMemJpeg", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    write =
        library.function(
            "pixWriteMemJpeg", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    create = library.function("pixCreateNoInit", ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
    destroy = library.procedure("pixDestroy", ADDRESS);
    width = library.function("pixGetWidth", JAVA_INT, ADDRESS);
    height = library.function("pixGetHeight", JAVA_INT, ADDRESS);
    depth = library.function("pixGetDepth", JAVA_INT, ADDRESS);
    wordsPerLine = library.function("pixGetWpl", JAVA_INT, ADDRESS);
    data = library.function("pixGetData", ADDRESS, ADDRESS);
    free = library.procedure("lept_free", ADDRESS);
    webp = new Webp(library);
    MethodHandle severity = library.function("setMsgSeverity", JAVA_INT, JAVA_INT);
    int _ = NativeFunctions.call(() -> (int) severity.invokeExact(SILENT));
  }

  /**
   * Loads the library for this machine.
   *
   * @throws UnsatisfiedLinkError when there is none that it can run; the message says why
   */
  public static Leptonica load() {
    NativeLibrary library =
        new NativeLibrary(
            "libleptonica.so.6", System.getProperty("os.name"), System.getProperty("os.arch"));
    return from(library.load(Leptonica.class.getClassLoader()));
  }

  /** The library with these symbols. */
  static Leptonica from(SymbolLookup symbols) {
    return new Leptonica(new NativeFunctions(symbols));
  }

  /** The libwebp that is part of it. */
  Webp webp() {
    return webp;
  }

  /**
   * Decodes a JPEG of one component (into eight bits a pixel) or three (into 32). Nothing when it
   * breaks the rules or ends early: it gives up at the first warning, which is the meaning of its
   * hint 0.
   *
   * @param reduction 1, 2, 4 or 8
   */
  Optional<Pix> readJpeg(byte[] jpeg, int reduction) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, jpeg);
      MemorySegment warnings = arena.allocate(JAVA_INT);
      Optional<Pix> pix =
          owned(
              NativeFunctions.call(
                  () ->
                      (MemorySegment)
                          read.invokeExact(bytes, bytes.byteSize(), 0, reduction, warnings, 0)));
      if (pix.isPresent() && warnings.get(JAVA_INT, 0) > 0) {
        pix.get().close();
        return Optional.empty();
      }
      return pix;
    }
  }

  /** An RGB picture of 32 bits a pixel that holds anything; nothing when there is no memory. */
  Optional<Pix> create(int columns, int lines) {
    return owned(
        NativeFunctions.call(() -> (MemorySegment) create.invokeExact(columns, lines, 32)));
  }

  /** Encodes an RGB picture as baseline JPEG, 4:2:0; nothing when there is no memory. */
  @SuppressWarnings("restricted")
  Optional<byte[]> writeJpeg(Pix pix, int quality) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(ADDRESS);
      MemorySegment size = arena.allocate(JAVA_LONG);
      int failed =
          NativeFunctions.call(
              () -> (int) write.invokeExact(bytes, size, pix.address(), quality, 0));
      MemorySegment jpeg = bytes.get(ADDRESS, 0);
      try {
        return failed != 0 || jpeg.equals(MemorySegment.NULL)
            ? Optional.empty()
            : Optional.of(jpeg.reinterpret(size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE));
      } finally {
        release(free, jpeg);
      }
    }
  }

  private Optional<Pix> owned(MemorySegment pix) {
    if (pix.equals(MemorySegment.NULL)) {
      return Optional.empty();
    }
    MemorySegment pixels = NativeFunctions.call(() -> (MemorySegment) data.invokeExact(pix));
    if (pixels.equals(MemorySegment.NULL)) {
      destroy(pix);
      return Optional.empty();
    }
    return Optional.of(
        new Pix(
            pix,
            number(width, pix),
            number(height, pix),
            number(depth, pix),
            number(wordsPerLine, pix),
            pixels,
            () -> destroy(pix)));
  }

  private static int number(MethodHandle function, MemorySegment pix) {
    return NativeFunctions.call(() -> (int) function.invokeExact(pix));
  }

  /** {@code pixDestroy} takes the place of a pointer, and clears it. */
  private void destroy(MemorySegment pix) {
    try (Arena arena = Arena.ofConfined()) {
      release(destroy, arena.allocateFrom(ADDRESS, pix));
    }
  }

  private static void release(MethodHandle function, MemorySegment memory) {
    NativeFunctions.call(
        () -> {
          function.invokeExact(memory);
          return true;
        });
  }
}
