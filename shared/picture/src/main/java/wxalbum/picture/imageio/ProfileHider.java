package wxalbum.picture.imageio;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import wxalbum.picture.color.IccColorSpace;
import wxalbum.picture.header.PictureHeader;

/** Hides the embedded profile of a file, so that image readers ignore it. */
final class ProfileHider {
  private static final byte[] ICC_IDENTIFIER = ascii("ICC_PROFILE\0");
  private static final byte[] VP8X = ascii("VP8X");
  private static final int VP8X_OFFSET = 12;
  private static final int FLAGS_OFFSET = 20;
  private static final int ICC_FLAG = 0x20;

  private ProfileHider() {}

  /**
   * Returns a file without the profiles that its reader would interpret itself: any profile of a
   * WebP and a gray profile, since the caller applies them; and a profile of a JPEG that its header
   * does not have.
   */
  static byte[] hideUnread(byte[] file, PictureHeader header) {
    return switch (header.type()) {
      case WEBP -> hideInWebp(file);
      case JPEG ->
          header.profile().isPresent() && !header.hasProfileOf(IccColorSpace.GRAY)
              ? file
              : hideInJpeg(file);
      case PNG, GIF, HEIC -> file;
    };
  }

  /**
   * Returns a JPEG in which no segment has the identifier of a profile (ICC.1:2022, annex B.4). The
   * file itself is returned when it has none.
   */
  static byte[] hideInJpeg(byte[] file) {
    int found = findIdentifier(file, 0);
    if (found < 0) {
      return file;
    }
    byte[] result = file.clone();
    while (found >= 0) {
      result[found] = 'x';
      found = findIdentifier(file, found + 1);
    }
    return result;
  }

  /** Returns the offset of the next identifier of a profile; -1 if no profile follows. */
  private static int findIdentifier(byte[] file, int from) {
    for (int at = from; at + ICC_IDENTIFIER.length <= file.length; at++) {
      if (file[at] == ICC_IDENTIFIER[0]
          && Arrays.equals(
              file, at, at + ICC_IDENTIFIER.length, ICC_IDENTIFIER, 0, ICC_IDENTIFIER.length)) {
        return at;
      }
    }
    return -1;
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
