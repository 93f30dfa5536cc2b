package wxalbum.picture.decode;

/** Finds the end-of-image marker of a JPEG (ISO/IEC 10918-1, annex B). */
public final class JpegEndMarker {
  private static final int END_OF_IMAGE = 0xd9;

  private JpegEndMarker() {}

  /**
   * Returns whether a picture whose header was read ends within the file. Most files end with the
   * marker, so the last two bytes are checked first.
   *
   * <p>Otherwise segments are skipped by their length, because an embedded preview has an end
   * marker of its own. Entropy-coded data contains no markers except restarts.
   */
  public static boolean isPresent(byte[] bytes) {
    int last = bytes.length - 2;
    if (last > 2 && bytes[last] == (byte) 0xff && (bytes[last + 1] & 0xff) == END_OF_IMAGE) {
      return true;
    }
    int at = 2;
    while (at + 1 < bytes.length) {
      int marker = bytes[at + 1] & 0xff;
      if (bytes[at] != (byte) 0xff || marker == 0xff) {
        at++;
      } else if (marker == END_OF_IMAGE) {
        return true;
      } else if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd7)) {
        at += 2;
      } else if (at + 3 < bytes.length) {
        at += 2 + ((bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff));
      } else {
        return false;
      }
    }
    return false;
  }
}
