package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import wxalbum.picture.nativelib.NativeFunction;
import wxalbum.picture.nativelib.NativeFunctions;
import wxalbum.picture.nativelib.NativeLibrary;

/** Encodes lossless WebP with the libwebp that is linked into leptonica. */
public final class LosslessWebp {
  private LosslessWebp() {}

  /** Returns the picture and its opacity as a lossless WebP. */
  @SuppressWarnings("restricted")
  public static byte[] encode(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    NativeFunctions library =
        new NativeFunctions(
            NativeLibrary.forThisMachine("libleptonica.so.6")
                .load(LosslessWebp.class.getClassLoader()));
    NativeFunction encode =
        library.function(
            "WebPEncodeLosslessBGRA", JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS);
    NativeFunction free = library.voidFunction("WebPFree", ADDRESS);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pixels =
          arena.allocateFrom(JAVA_INT, picture.getRGB(0, 0, width, height, null, 0, width));
      MemorySegment result = arena.allocate(ADDRESS);
      long size = encode.invokeInt(pixels, width, height, 4 * width, result);
      MemorySegment file = result.get(ADDRESS, 0);
      byte[] bytes = file.reinterpret(size).toArray(JAVA_BYTE);
      free.invoke(file);
      return bytes;
    }
  }
}
