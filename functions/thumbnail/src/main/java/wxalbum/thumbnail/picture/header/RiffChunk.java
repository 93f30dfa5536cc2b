package wxalbum.thumbnail.picture.header;

/**
 * A chunk of a WebP (RFC 9649, section 2.3).
 *
 * @param type the FourCC
 * @param content the chunk payload; incomplete if the file is truncated
 * @param whole whether the content is complete
 */
record RiffChunk(String type, HeaderBytes content, boolean whole) {
  private static final int TYPE_BYTES = 4;

  /** Reads the next chunk, and skips the padding byte after an odd length. */
  static RiffChunk read(HeaderBytes chunks) {
    String type = chunks.text(TYPE_BYTES);
    long length = chunks.four();
    HeaderBytes content = chunks.part(length);
    boolean whole = content.left() == length;
    chunks.part(length & 1);
    return new RiffChunk(type, content, whole);
  }

  boolean is(String other) {
    return type.equals(other);
  }
}
