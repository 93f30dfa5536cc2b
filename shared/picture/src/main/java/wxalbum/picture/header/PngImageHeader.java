package wxalbum.picture.header;

import static wxalbum.picture.header.ByteReader.requireValid;

/**
 * The image header of a PNG (ISO/IEC 15948, 11.2.2).
 *
 * @param size size of the picture in pixels
 * @param bitDepth bits per sample
 * @param interlaced whether the rows are stored in seven passes (Adam7)
 */
public record PngImageHeader(
    PixelSize size, int bitDepth, PngColorType colorType, boolean interlaced) {
  /**
   * Parses the first chunk of a file.
   *
   * @throws UndecodablePictureException when the chunk is not an IHDR chunk, is damaged, or holds a
   *     value that the specification does not define
   */
  public static PngImageHeader parse(PngChunk chunk) {
    requireValid(chunk.hasType("IHDR"));
    ByteReader fields = chunk.content();
    PixelSize size = ByteReader.requireSize(fields.readU32(), fields.readU32());
    int depth = fields.readU8();
    PngColorType colorType = PngColorType.fromCode(fields.readU8());
    requireValid(colorType.allowsDepth(depth));
    requireValid(fields.readU16() == 0);
    int interlace = fields.readU8();
    requireValid(interlace <= 1 && fields.remaining() == 0 && chunk.hasValidChecksum());
    return new PngImageHeader(size, depth, colorType, interlace == 1);
  }

  /** Returns the bytes of a row without its filter type byte. */
  public int bytesPerRow() {
    return Math.toIntExact(((long) size.width() * colorType.channels() * bitDepth + 7) / 8);
  }

  /** Returns the distance in bytes between adjacent pixels of a row, at least 1 (9.2). */
  public int bytesPerPixel() {
    return Math.max(1, colorType.channels() * bitDepth / 8);
  }
}
