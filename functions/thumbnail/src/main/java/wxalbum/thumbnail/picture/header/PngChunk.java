package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

/**
 * A chunk of a PNG (ISO/IEC 15948, 5.3).
 *
 * @param type its four letters
 * @param checked type and content, which the checksum is of
 */
record PngChunk(String type, HeaderBytes content, HeaderBytes checked, HeaderBytes checksum) {
  private static final int TYPE_BYTES = 4;
  private static final int CHECKSUM_BYTES = 4;

  /** Reads the next one, of which the content may be cut. */
  static PngChunk read(HeaderBytes bytes) {
    long length = bytes.four();
    insist(length <= Integer.MAX_VALUE);
    HeaderBytes checked = bytes.part(TYPE_BYTES + length);
    HeaderBytes content = checked.ahead();
    return new PngChunk(content.text(TYPE_BYTES), content, checked, bytes.part(CHECKSUM_BYTES));
  }

  boolean is(String other) {
    return type.equals(other);
  }

  /** Whether its checksum is right; asked once. */
  boolean isIntact() {
    return checksum.four() == checked.crc32();
  }
}
