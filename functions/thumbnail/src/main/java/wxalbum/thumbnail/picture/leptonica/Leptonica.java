package wxalbum.thumbnail.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import wxalbum.thumbnail.picture.foreign.NativeFunction;
import wxalbum.thumbnail.picture.foreign.NativeFunctions;
import wxalbum.thumbnail.picture.foreign.NativeLibrary;

/**
 * The functions of leptonica 1.87 that are used here. Its pictures, of the C type {@code PIX}, are
 * returned as {@link Pix} and destroyed by {@link Pix#close}.
 */
public final class Leptonica {
  /** {@code L_SEVERITY_NONE}: the library prints no messages. */
  private static final int SILENT = 6;

  private final NativeFunction read;
  private final NativeFunction write;
  private final NativeFunction create;
  private final NativeFunction destroy;
  private final NativeFunction width;
  private final NativeFunction height;
  private final NativeFunction depth;
  private final NativeFunction wordsPerLine;
  private final NativeFunction data;
  private final NativeFunction free;
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
    library.function("setMsgSeverity", JAVA_INT, JAVA_INT).run(SILENT);
  }

  /**
   * Loads the library for this machine.
   *
   * @throws UnsatisfiedLinkError when no library is packaged that this machine can load; the
   *     message contains the reason
   */
  public static Leptonica load() {
    NativeLibrary library = NativeLibrary.here("libleptonica.so.6");
    return new Leptonica(new NativeFunctions(library.load(Leptonica.class.getClassLoader())));
  }

  /** Returns the libwebp that is linked into the library. */
  Webp webp() {
    return webp;
  }

  /**
   * Decodes a JPEG of one component into eight bits a pixel, or of three components into 32. The
   * result is empty when the file violates the format or ends early. The hint 0 makes leptonica
   * stop at the first warning.
   *
   * @param reduction 1, 2, 4 or 8, by which libjpeg-turbo divides both sides
   */
  Optional<Pix> readJpeg(byte[] jpeg, int reduction) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, jpeg);
      MemorySegment warnings = arena.allocate(JAVA_INT);
      Optional<Pix> pix = owned(read.pointer(bytes, bytes.byteSize(), 0, reduction, warnings, 0));
      if (pix.isPresent() && warnings.get(JAVA_INT, 0) > 0) {
        pix.get().close();
        return Optional.empty();
      }
      return pix;
    }
  }

  /**
   * Creates an RGB picture of 32 bits a pixel with undefined content. The result is empty when the
   * memory is exhausted.
   */
  Optional<Pix> create(int columns, int lines) {
    return owned(create.pointer(columns, lines, 32));
  }

  /**
   * Encodes an RGB picture as a baseline JPEG, 4:2:0. The result is empty when the memory is
   * exhausted.
   *
   * @param quality 1 to 100
   */
  @SuppressWarnings("restricted")
  Optional<byte[]> writeJpeg(Pix pix, int quality) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(ADDRESS);
      MemorySegment size = arena.allocate(JAVA_LONG);
      int failed = write.number(bytes, size, pix.address(), quality, 0);
      MemorySegment jpeg = bytes.get(ADDRESS, 0);
      try {
        return failed != 0 || jpeg.equals(MemorySegment.NULL)
            ? Optional.empty()
            : Optional.of(jpeg.reinterpret(size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE));
      } finally {
        free.run(jpeg);
      }
    }
  }

  private Optional<Pix> owned(Optional<MemorySegment> address) {
    if (address.isEmpty()) {
      return Optional.empty();
    }
    MemorySegment pix = address.get();
    Optional<MemorySegment> pixels = data.pointer(pix);
    if (pixels.isEmpty()) {
      destroy(pix);
      return Optional.empty();
    }
    return Optional.of(
        new Pix(
            pix,
            width.number(pix),
            height.number(pix),
            depth.number(pix),
            wordsPerLine.number(pix),
            pixels.get(),
            () -> destroy(pix)));
  }

  /**
   * Destroys a picture. {@code pixDestroy} takes the address of a pointer and clears that pointer.
   */
  private void destroy(MemorySegment pix) {
    try (Arena arena = Arena.ofConfined()) {
      destroy.run(arena.allocateFrom(ADDRESS, pix));
    }
  }
}
