package wxalbum.thumbnail.picture.header;

/**
 * A chunk of a WebP (RFC 9649, section 2.3).
 *
 * @param type its four characters
 * @param content as far as the file is not cut
 * @param whole whether it is not
 */
record RiffChunk(String type, HeaderBytes content, boolean whole) {
  private static final int TYPE_BYTES = 4;

  /** Reads the next one, and steps over what makes its length even. */
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
