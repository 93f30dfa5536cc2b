package wxalbum.thumbnail.picture.header;

import java.util.Optional;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.heic.HeicFile;

/**
 * Finds the Exif block of a file. No other metadata is read, since compressed text can expand to
 * gigabytes. The first of several blocks is used. A block larger than a JPEG segment counts as
 * absent, since every entry of a block may refer to the whole block.
 */
public final class ExifBlock {
  private static final int MAX_BYTES = 0xffff;
  private static final String PREAMBLE = "Exif\0\0";
  private static final int JPEG_START_BYTES = 2;
  private static final int PNG_SIGNATURE_BYTES = 8;
  private static final int WEBP_SIGNATURE_BYTES = 12;
  private static final int APP1 = 0xe1;

  private ExifBlock() {}

  /**
   * Returns the Exif block, which is a TIFF structure; empty if the file contains none.
   *
   * @throws UnfitPicture when the file violates the rules of its format, or ends before a block is
   *     found
   */
  public static Optional<byte[]> of(byte[] file, PictureType type) {
    return switch (type) {
      case JPEG -> inJpeg(file);
      case PNG -> inPng(file);
      case WEBP -> inWebp(file);
      case GIF -> Optional.empty();
      case HEIC -> HeicFile.read(file).exif().filter(exif -> exif.length <= MAX_BYTES);
    };
  }

  /** Searches the APP1 segments before the first scan (Exif 3.0, 4.7.2). */
  private static Optional<byte[]> inJpeg(byte[] file) {
    HeaderBytes bytes = HeaderBytes.bigEndian(file);
    bytes.skip(JPEG_START_BYTES);
    JpegSegment segment = JpegSegment.read(bytes);
    while (segment.marker() != JpegSegment.START_OF_SCAN) {
      if (segment.marker() == APP1 && segment.content().takes(PREAMBLE)) {
        return block(segment.content());
      }
      segment = JpegSegment.read(bytes);
    }
    return Optional.empty();
  }

  /** Searches the eXIf chunks (PNG, third edition, 11.3.4.6). */
  private static Optional<byte[]> inPng(byte[] file) {
    HeaderBytes bytes = HeaderBytes.bigEndian(file);
    bytes.skip(PNG_SIGNATURE_BYTES);
    PngChunk chunk = PngChunk.read(bytes);
    while (!chunk.is("eXIf") && !chunk.is("IEND")) {
      chunk = PngChunk.read(bytes);
    }
    return chunk.is("eXIf") ? block(chunk.content()) : Optional.empty();
  }

  /**
   * Searches the EXIF chunks (RFC 9649, 2.7.1.5). Some programs copy a whole JPEG segment into the
   * chunk, with its preamble.
   */
  private static Optional<byte[]> inWebp(byte[] file) {
    HeaderBytes bytes = HeaderBytes.littleEndian(file);
    bytes.skip(WEBP_SIGNATURE_BYTES);
    RiffChunk chunk = RiffChunk.read(bytes);
    while (!chunk.is("EXIF") && bytes.left() > 0) {
      chunk = RiffChunk.read(bytes);
    }
    chunk.content().takes(PREAMBLE);
    return chunk.is("EXIF") ? block(chunk.content()) : Optional.empty();
  }

  private static Optional<byte[]> block(HeaderBytes content) {
    return content.left() <= MAX_BYTES ? Optional.of(content.copy()) : Optional.empty();
  }
}
