package wxalbum.thumbnail.picture.imageio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Hides the embedded profile of a file, so that image readers ignore it. */
final class HiddenProfile {
  private static final byte[] NAME = ascii("ICC_PROFILE\0");
  private static final byte[] CANVAS = ascii("VP8X");
  private static final int CANVAS_AT = 12;
  private static final int FLAGS_AT = 20;
  private static final int HAS_PROFILE = 0x20;

  private HiddenProfile() {}

  /**
   * Returns a copy of a JPEG in which no segment has the identifier of a profile (ICC.1:2022, annex
   * B.4).
   */
  static byte[] inJpeg(byte[] file) {
    byte[] result = file.clone();
    for (int at = 0; at + NAME.length <= result.length; at++) {
      if (Arrays.equals(result, at, at + NAME.length, NAME, 0, NAME.length)) {
        result[at] = 'x';
      }
    }
    return result;
  }

  /**
   * Returns a copy of a WebP whose header does not declare its profile (RFC 9649, section 2.7), or
   * the file itself when it has none.
   */
  static byte[] inWebp(byte[] file) {
    int canvasEnd = CANVAS_AT + CANVAS.length;
    if (file.length <= FLAGS_AT
        || !Arrays.equals(file, CANVAS_AT, canvasEnd, CANVAS, 0, CANVAS.length)
        || (file[FLAGS_AT] & HAS_PROFILE) == 0) {
      return file;
    }
    byte[] result = file.clone();
    result[FLAGS_AT] &= ~HAS_PROFILE;
    return result;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
