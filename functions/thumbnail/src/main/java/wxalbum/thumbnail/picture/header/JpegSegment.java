package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

/**
 * A segment of a JPEG (ISO/IEC 10918-1, B.1.1.4).
 *
 * @param marker second byte of the marker
 * @param content the content without the length; incomplete if the file is truncated
 */
record JpegSegment(int marker, HeaderBytes content) {
  static final int START_OF_SCAN = 0xda;

  /** Reads the next segment. Bytes between segments are skipped, as decoders do. */
  static JpegSegment read(HeaderBytes bytes) {
    int marker = nextMarker(bytes);
    int length = bytes.two();
    insist(length >= 2);
    return new JpegSegment(marker, bytes.part(length - 2));
  }

  /** Returns the next byte that follows one or more bytes 0xff and is neither 0xff nor 0. */
  private static int nextMarker(HeaderBytes bytes) {
    int marker = 0;
    while (marker == 0) {
      while (bytes.one() != 0xff) {}
      do {
        marker = bytes.one();
      } while (marker == 0xff);
    }
    return marker;
  }
}
