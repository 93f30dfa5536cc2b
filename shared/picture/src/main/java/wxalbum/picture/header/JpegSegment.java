package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

/**
 * A segment of a JPEG (ISO/IEC 10918-1, B.1.1.4).
 *
 * @param marker second byte of the marker
 * @param content the content without the length; incomplete if the file is truncated
 */
record JpegSegment(int marker, ByteReader content) {
  static final int START_OF_SCAN = 0xda;

  /** Reads the next segment. Bytes between segments are skipped, as decoders do. */
  static JpegSegment read(ByteReader bytes) {
    int marker = readMarker(bytes);
    int length = bytes.readU16();
    requireValid(length >= 2);
    return new JpegSegment(marker, bytes.readPart(length - 2));
  }

  /** Returns the next byte that follows one or more bytes 0xff and is neither 0xff nor 0. */
  private static int readMarker(ByteReader bytes) {
    int marker = 0;
    while (marker == 0) {
      while (bytes.readU8() != 0xff) {}
      do {
        marker = bytes.readU8();
      } while (marker == 0xff);
    }
    return marker;
  }
}
