package wxalbum.picture.leptonica;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.awt.image.BufferedImage;
import wxalbum.picture.nativelib.NativeFunction;

/** Encodes lossy WebP with the libwebp that is linked into leptonica. */
public final class LossyWebp {
  private static final float QUALITY = 90;

  private LossyWebp() {}

  /** Returns the picture and its opacity as a lossy WebP. */
  public static byte[] encode(BufferedImage picture) {
    NativeFunction encoder =
        LosslessWebp.library()
            .function(
                "WebPEncodeBGRA",
                JAVA_LONG,
                ADDRESS,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_FLOAT,
                ADDRESS);
    return LosslessWebp.encode(
        picture,
        (pixels, result) ->
            encoder.invokeInt(
                pixels,
                picture.getWidth(),
                picture.getHeight(),
                4 * picture.getWidth(),
                QUALITY,
                result));
  }
}
