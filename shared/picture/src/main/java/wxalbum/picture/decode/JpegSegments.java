package wxalbum.picture.decode;

/**
 * Finds the markers of a JPEG (ISO/IEC 10918-1, annex B). Segments are skipped by their length,
 * because an embedded preview has markers of its own. Entropy-coded data contains no markers except
 * restarts, which are skipped, too.
 */
final class JpegSegments {
  static final int END_OF_IMAGE = 0xd9;

  private JpegSegments() {}

  /**
   * Returns the offset of the next marker of a segment or of the end; the file's length if none.
   */
  static int next(byte[] file, int from) {
    int at = from;
    while (at + 1 < file.length) {
      int marker = file[at + 1] & 0xff;
      if (file[at] != (byte) 0xff || marker == 0xff) {
        at++;
      } else if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) {
        at += 2;
      } else {
        return at;
      }
    }
    return file.length;
  }

  /** Returns the offset behind the segment at a marker, at most the file's length. */
  static int end(byte[] file, int at) {
    boolean hasLength = (file[at + 1] & 0xff) != END_OF_IMAGE && at + 3 < file.length;
    int length = hasLength ? (file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff) : file.length;
    return Math.min(file.length, at + 2 + length);
  }
}
