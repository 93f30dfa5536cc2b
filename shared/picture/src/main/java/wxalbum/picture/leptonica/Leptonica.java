package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import wxalbum.picture.nativelib.NativeFunction;
import wxalbum.picture.nativelib.NativeFunctions;
import wxalbum.picture.nativelib.NativeLibrary;

/**
 * The functions of leptonica 1.87 that are used here. Its pictures, of the C type {@code PIX}, are
 * returned as {@link Pix} and destroyed by {@link Pix#close}.
 */
public final class Leptonica {
  /** {@code L_SEVERITY_NONE}: the library prints no messages. */
  private static final int SEVERITY_NONE = 6;

  private final NativeFunction readMemJpeg;
  private final NativeFunction writeMemJpeg;
  private final NativeFunction createRgb;
  private final NativeFunction destroyPix;
  private final NativeFunction width;
  private final NativeFunction height;
  private final NativeFunction depth;
  private final NativeFunction wordsPerLine;
  private final NativeFunction data;
  private final NativeFunction free;
  private final LibWebp libWebp;

  private Leptonica(NativeFunctions library) {
    readMemJpeg =
        library.function(
            "pixReadMemJpeg", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    writeMemJpeg =
        library.function(
            "pixWriteMemJpeg", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    createRgb = library.function("pixCreateNoInit", ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
    destroyPix = library.voidFunction("pixDestroy", ADDRESS);
    width = library.function("pixGetWidth", JAVA_INT, ADDRESS);
    height = library.function("pixGetHeight", JAVA_INT, ADDRESS);
    depth = library.function("pixGetDepth", JAVA_INT, ADDRESS);
    wordsPerLine = library.function("pixGetWpl", JAVA_INT, ADDRESS);
    data = library.function("pixGetData", ADDRESS, ADDRESS);
    free = library.voidFunction("lept_free", ADDRESS);
    libWebp = new LibWebp(library);
    library.function("setMsgSeverity", JAVA_INT, JAVA_INT).invoke(SEVERITY_NONE);
  }

  /**
   * Loads the library for this machine.
   *
   * @throws UnsatisfiedLinkError when no library is packaged that this machine can load; the
   *     message contains the reason
   */
  public static Leptonica load() {
    NativeLibrary library = NativeLibrary.forThisMachine("libleptonica.so.6");
    return new Leptonica(new NativeFunctions(library.load(Leptonica.class.getClassLoader())));
  }

  /** Returns the libwebp that is linked into the library. */
  LibWebp libWebp() {
    return libWebp;
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
      Optional<Pix> pix =
          wrap(readMemJpeg.invokePointer(bytes, bytes.byteSize(), 0, reduction, warnings, 0));
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
  Optional<Pix> createRgb(int columns, int lines) {
    return wrap(createRgb.invokePointer(columns, lines, 32));
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
      int failed = writeMemJpeg.invokeInt(bytes, size, pix.address(), quality, 0);
      MemorySegment jpeg = bytes.get(ADDRESS, 0);
      try {
        return failed != 0 || jpeg.equals(MemorySegment.NULL)
            ? Optional.empty()
            : Optional.of(jpeg.reinterpret(size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE));
      } finally {
        free.invoke(jpeg);
      }
    }
  }

  private Optional<Pix> wrap(Optional<MemorySegment> address) {
    if (address.isEmpty()) {
      return Optional.empty();
    }
    MemorySegment pix = address.get();
    Optional<MemorySegment> pixels = data.invokePointer(pix);
    if (pixels.isEmpty()) {
      destroyPix(pix);
      return Optional.empty();
    }
    return Optional.of(
        new Pix(
            pix,
            width.invokeInt(pix),
            height.invokeInt(pix),
            depth.invokeInt(pix),
            wordsPerLine.invokeInt(pix),
            pixels.get(),
            () -> destroyPix(pix)));
  }

  /**
   * Destroys a picture. {@code pixDestroy} takes the address of a pointer and clears that pointer.
   */
  private void destroyPix(MemorySegment pix) {
    try (Arena arena = Arena.ofConfined()) {
      destroyPix.invoke(arena.allocateFrom(ADDRESS, pix));
    }
  }
}
