package wxalbum.picture.header;

import java.util.Optional;

/**
 * Finds the Exif block of a file, except in HEIC, which {@link ContainerReader} reads. No other
 * metadata is read, since compressed text can expand to gigabytes. The first of several blocks is
 * used. A block larger than a JPEG segment counts as absent, since every entry of a block may refer
 * to the whole block.
 */
public final class ExifFinder {
  /** Size limit of a block in bytes. */
  public static final int MAX_BYTES = 0xffff;

  private static final String PREAMBLE = "Exif\0\0";
  private static final int JPEG_START_BYTES = 2;
  private static final int PNG_SIGNATURE_BYTES = 8;
  private static final int WEBP_SIGNATURE_BYTES = 12;
  private static final int APP1 = 0xe1;

  private ExifFinder() {}

  /**
   * Returns the Exif block, which is a TIFF structure; empty if the file contains none.
   *
   * @throws UndecodablePictureException when the file violates the rules of its format, or ends
   *     before a block is found
   */
  public static Optional<byte[]> find(byte[] file, PictureType type) {
    return switch (type) {
      case JPEG -> findInJpeg(file);
      case PNG -> findInPng(file);
      case WEBP -> findInWebp(file);
      case GIF, HEIC -> Optional.empty();
    };
  }

  /** Searches the APP1 segments before the first scan (Exif 3.0, 4.7.2). */
  private static Optional<byte[]> findInJpeg(byte[] file) {
    ByteReader bytes = ByteReader.bigEndian(file);
    bytes.skip(JPEG_START_BYTES);
    JpegSegment segment = JpegSegment.read(bytes);
    while (segment.marker() != JpegSegment.START_OF_SCAN) {
      if (segment.marker() == APP1 && segment.content().skipIfNext(PREAMBLE)) {
        return copyIfWithinLimit(segment.content());
      }
      segment = JpegSegment.read(bytes);
    }
    return Optional.empty();
  }

  /** Searches the eXIf chunks (PNG, third edition, 11.3.4.6). */
  private static Optional<byte[]> findInPng(byte[] file) {
    ByteReader bytes = ByteReader.bigEndian(file);
    bytes.skip(PNG_SIGNATURE_BYTES);
    PngChunk chunk = PngChunk.read(bytes);
    while (!chunk.hasType("eXIf") && !chunk.hasType("IEND")) {
      chunk = PngChunk.read(bytes);
    }
    return chunk.hasType("eXIf") ? copyIfWithinLimit(chunk.content()) : Optional.empty();
  }

  /**
   * Searches the EXIF chunks (RFC 9649, 2.7.1.5). Some programs copy a whole JPEG segment into the
   * chunk, with its preamble.
   */
  private static Optional<byte[]> findInWebp(byte[] file) {
    ByteReader bytes = ByteReader.littleEndian(file);
    bytes.skip(WEBP_SIGNATURE_BYTES);
    RiffChunk chunk = RiffChunk.read(bytes);
    while (!chunk.hasType("EXIF") && bytes.remaining() > 0) {
      chunk = RiffChunk.read(bytes);
    }
    chunk.content().skipIfNext(PREAMBLE);
    return chunk.hasType("EXIF") ? copyIfWithinLimit(chunk.content()) : Optional.empty();
  }

  private static Optional<byte[]> copyIfWithinLimit(ByteReader content) {
    return content.remaining() <= MAX_BYTES ? Optional.of(content.toByteArray()) : Optional.empty();
  }
}
