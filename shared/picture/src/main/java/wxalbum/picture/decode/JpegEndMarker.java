package wxalbum.picture.decode;

/** Finds the end-of-image marker of a JPEG (ISO/IEC 10918-1, annex B). */
public final class JpegEndMarker {
  private static final byte[] MARKER = {(byte) 0xff, (byte) JpegSegments.END_OF_IMAGE};

  private JpegEndMarker() {}

  /** Returns the bytes of the marker, which complete a file without it. */
  public static byte[] bytes() {
    return MARKER.clone();
  }

  /**
   * Returns whether a picture whose header was read ends within the file. Most files end with the
   * marker, so the last two bytes are checked first.
   */
  public static boolean isPresent(byte[] file) {
    int last = file.length - 2;
    if (last > 2 && file[last] == MARKER[0] && file[last + 1] == MARKER[1]) {
      return true;
    }
    int at = JpegSegments.next(file, 2);
    while (at < file.length && file[at + 1] != MARKER[1]) {
      at = JpegSegments.next(file, JpegSegments.end(file, at));
    }
    return at < file.length;
  }
}
