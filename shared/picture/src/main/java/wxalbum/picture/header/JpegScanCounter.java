package wxalbum.picture.header;

/** Counts the scans of a JPEG without decoding them (ISO/IEC 10918-1, annex B). */
final class JpegScanCounter {
  private static final int END_OF_IMAGE = 0xd9;

  private JpegScanCounter() {}

  /**
   * Returns the number of scan headers up to the end-of-image marker or the end of the file. Like a
   * decoder, this method skips segments by their length. Entropy-coded data contains no markers
   * except restarts.
   *
   * @param from offset of the first byte to examine
   */
  static long count(byte[] file, int from) {
    long scans = 0;
    int at = from;
    while (at + 1 < file.length) {
      int marker = file[at + 1] & 0xff;
      if (file[at] != (byte) 0xff || marker == 0xff) {
        at++;
      } else if (marker == END_OF_IMAGE) {
        return scans;
      } else if (hasLength(marker)) {
        scans += marker == JpegSegment.START_OF_SCAN ? 1 : 0;
        at += 2 + readLength(file, at + 2);
      } else {
        at += 2;
      }
    }
    return scans;
  }

  /** Returns whether a segment follows: not after a stuffed zero, TEM, a restart or SOI. */
  private static boolean hasLength(int marker) {
    return marker >= 0xc0 && (marker < 0xd0 || marker > 0xd8);
  }

  private static int readLength(byte[] file, int at) {
    return at + 1 < file.length ? (file[at] & 0xff) << 8 | (file[at + 1] & 0xff) : 0;
  }
}
