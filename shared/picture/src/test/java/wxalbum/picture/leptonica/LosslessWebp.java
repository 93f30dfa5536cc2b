package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.ToLongBiFunction;
import wxalbum.picture.nativelib.NativeFunction;
import wxalbum.picture.nativelib.NativeFunctions;
import wxalbum.picture.nativelib.NativeLibrary;

/** Encodes lossless WebP with the libwebp that is linked into leptonica. */
public final class LosslessWebp {
  private LosslessWebp() {}

  /** Returns the picture and its opacity as a lossless WebP. */
  public static byte[] encode(BufferedImage picture) {
    NativeFunction encoder =
        library()
            .function(
                "WebPEncodeLosslessBGRA",
                JAVA_LONG,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                ADDRESS);
    return encode(
        picture,
        (pixels, result) ->
            encoder.invokeInt(
                pixels, picture.getWidth(), picture.getHeight(), 4 * picture.getWidth(), result));
  }

  static NativeFunctions library() {
    return new NativeFunctions(
        NativeLibrary.forThisMachine("libleptonica.so.6")
            .load(LosslessWebp.class.getClassLoader()));
  }

  /**
   * Returns a picture as a WebP.
   *
   * @param encoder encodes pixels, stores the address of the file, and returns its length
   */
  @SuppressWarnings("restricted")
  static byte[] encode(
      BufferedImage picture, ToLongBiFunction<MemorySegment, MemorySegment> encoder) {
    int width = picture.getWidth();
    NativeFunction free = library().voidFunction("WebPFree", ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pixels =
          arena.allocateFrom(
              JAVA_INT, picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width));
      MemorySegment result = arena.allocate(ADDRESS);
      long size = encoder.applyAsLong(pixels, result);
      MemorySegment file = result.get(ADDRESS, 0);
      byte[] bytes = file.reinterpret(size).toArray(JAVA_BYTE);
      free.invoke(file);
      return bytes;
    }
  }
}
