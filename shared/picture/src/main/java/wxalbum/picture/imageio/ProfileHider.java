package wxalbum.picture.imageio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Hides the embedded profile of a file, so that image readers ignore it. */
final class ProfileHider {
  private static final byte[] ICC_IDENTIFIER = ascii("ICC_PROFILE\0");
  private static final byte[] VP8X = ascii("VP8X");
  private static final int VP8X_OFFSET = 12;
  private static final int FLAGS_OFFSET = 20;
  private static final int ICC_FLAG = 0x20;

  private ProfileHider() {}

  /**
   * Returns a copy of a JPEG in which no segment has the identifier of a profile (ICC.1:2022, annex
   * B.4).
   */
  static byte[] hideInJpeg(byte[] file) {
    byte[] result = file.clone();
    for (int at = 0; at + ICC_IDENTIFIER.length <= result.length; at++) {
      if (Arrays.equals(
          result, at, at + ICC_IDENTIFIER.length, ICC_IDENTIFIER, 0, ICC_IDENTIFIER.length)) {
        result[at] = 'x';
      }
    }
    return result;
  }

  /**
   * Returns a copy of a WebP whose header does not declare its profile (RFC 9649, section 2.7), or
   * the file itself when it has none.
   */
  static byte[] hideInWebp(byte[] file) {
    int canvasEnd = VP8X_OFFSET + VP8X.length;
    if (file.length <= FLAGS_OFFSET
        || !Arrays.equals(file, VP8X_OFFSET, canvasEnd, VP8X, 0, VP8X.length)
        || (file[FLAGS_OFFSET] & ICC_FLAG) == 0) {
      return file;
    }
    byte[] result = file.clone();
    result[FLAGS_OFFSET] &= ~ICC_FLAG;
    return result;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
