package wxalbum.thumbnail.picture.imageio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Hides the profile in a file, so that readers pass over it. */
final class HiddenProfile {
  private static final byte[] NAME = ascii("ICC_PROFILE\0");
  private static final byte[] CANVAS = ascii("VP8X");
  private static final int CANVAS_AT = 12;
  private static final int FLAGS_AT = 20;
  private static final int HAS_PROFILE = 0x20;

  private HiddenProfile() {}

  /** A copy of a JPEG in which no segment is named as one of a profile (ICC.1:2022, annex B.4). */
  static byte[] inJpeg(byte[] file) {
    byte[] copy = file.clone();
    for (int at = 0; at + NAME.length <= copy.length; at++) {
      if (Arrays.equals(copy, at, at + NAME.length, NAME, 0, NAME.length)) {
        copy[at] = 'x';
      }
    }
    return copy;
  }

  /** The WebP, or a copy of it that does not tell of its profile (RFC 9649, section 2.7). */
  static byte[] inWebp(byte[] file) {
    int canvasEnd = CANVAS_AT + CANVAS.length;
    if (file.length <= FLAGS_AT
        || !Arrays.equals(file, CANVAS_AT, canvasEnd, CANVAS, 0, CANVAS.length)
        || (file[FLAGS_AT] & HAS_PROFILE) == 0) {
      return file;
    }
    byte[] copy = file.clone();
    copy[FLAGS_AT] &= ~HAS_PROFILE;
    return copy;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
