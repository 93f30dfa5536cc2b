package wxalbum.picture.header;

/**
 * A chunk of a WebP (RFC 9649, section 2.3).
 *
 * @param type the FourCC
 * @param content the chunk payload; incomplete if the file is truncated
 * @param complete whether the content is complete
 */
record RiffChunk(String type, ByteReader content, boolean complete) {
  private static final int TYPE_BYTES = 4;

  /** Reads the next chunk, and skips the padding byte after an odd length. */
  static RiffChunk read(ByteReader chunks) {
    String type = chunks.readText(TYPE_BYTES);
    long length = chunks.readU32();
    ByteReader content = chunks.readPart(length);
    boolean whole = content.remaining() == length;
    chunks.readPart(length & 1);
    return new RiffChunk(type, content, whole);
  }

  boolean hasType(String other) {
    return type.equals(other);
  }
}
