package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * The image header of a PNG (ISO/IEC 15948, 11.2.2).
 *
 * @param size size of the picture in pixels
 * @param depth bits per sample
 * @param interlaced whether the rows are stored in seven passes (Adam7)
 */
public record PngImage(Dimensions size, int depth, PngColourType colourType, boolean interlaced) {
  /**
   * Parses the first chunk of a file.
   *
   * @throws UnfitPicture when the chunk is not an IHDR chunk, is damaged, or holds a value that the
   *     specification does not define
   */
  public static PngImage of(PngChunk chunk) {
    insist(chunk.is("IHDR"));
    HeaderBytes fields = chunk.content();
    Dimensions size = HeaderBytes.size(fields.four(), fields.four());
    int depth = fields.one();
    PngColourType colourType = PngColourType.of(fields.one());
    insist(colourType.allows(depth));
    insist(fields.two() == 0);
    int interlace = fields.one();
    insist(interlace <= 1 && fields.left() == 0 && chunk.isIntact());
    return new PngImage(size, depth, colourType, interlace == 1);
  }

  /** Returns the bytes of a row without its filter type byte. */
  public int lineBytes() {
    return Math.toIntExact(((long) size.width() * colourType.channels() * depth + 7) / 8);
  }

  /** Returns the distance in bytes between adjacent pixels of a row, at least 1 (9.2). */
  public int pixelBytes() {
    return Math.max(1, colourType.channels() * depth / 8);
  }
}
