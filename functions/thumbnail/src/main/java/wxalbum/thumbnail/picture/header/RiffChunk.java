package wxalbum.thumbnail.picture.header;

/**
 * A chunk of a WebP (RFC 9649, section 2.3).
 *
 * @param type its four characters
 * @param content as far as the file is not cut
 */
record RiffChunk(String type, HeaderBytes content) {
  private static final int TYPE_BYTES = 4;

  /** Reads the next one, and steps over what makes its length even. */
  static RiffChunk read(HeaderBytes chunks) {
    String type = chunks.text(TYPE_BYTES);
    long length = chunks.four();
    HeaderBytes content = chunks.part(length);
    chunks.part(length & 1);
    return new RiffChunk(type, content);
  }

  boolean is(String other) {
    return type.equals(other);
  }
}
