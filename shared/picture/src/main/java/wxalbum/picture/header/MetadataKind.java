package wxalbum.picture.header;

/** A kind of metadata, and how the containers mark it. */
public enum MetadataKind {
  /** A TIFF structure (Exif 3.0). */
  EXIF("Exif\0", "eXIf", "EXIF") {
    // The identifier ends with one more byte, which should be 0.
    @Override
    boolean skipPreamble(ByteReader content) {
      boolean found = super.skipPreamble(content);
      content.skip(found && content.remaining() > 0 ? 1 : 0);
      return found;
    }

    // Some programs copy the preamble of JPEG into the chunk.
    @Override
    boolean skipPngPreamble(ByteReader content) {
      skipPreamble(content);
      return true;
    }
  },

  /** An XML document (ISO 16684-1; XMP specification, part 3). */
  XMP("http://ns.adobe.com/xap/1.0/\0", "iTXt", "XMP ") {
    // The keyword, the flag of uncompressed text, the method and two empty texts.
    @Override
    boolean skipPngPreamble(ByteReader content) {
      return content.skipIfNext("XML:com.adobe.xmp\0\0\0\0\0");
    }
  };

  private final String jpegIdentifier;
  private final String pngChunk;
  private final String webpChunk;

  MetadataKind(String jpegIdentifier, String pngChunk, String webpChunk) {
    this.jpegIdentifier = jpegIdentifier;
    this.pngChunk = pngChunk;
    this.webpChunk = webpChunk;
  }

  /** Skips the identifier in a JPEG segment if it comes next, and returns whether it did. */
  boolean skipPreamble(ByteReader content) {
    return content.skipIfNext(jpegIdentifier);
  }

  /** Skips what precedes the metadata in a PNG chunk, and returns whether the chunk has any. */
  abstract boolean skipPngPreamble(ByteReader content);

  String pngChunk() {
    return pngChunk;
  }

  String webpChunk() {
    return webpChunk;
  }
}
