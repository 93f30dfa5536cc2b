package wxalbum.thumbnail.picture.header;

import static wxalbum.thumbnail.picture.header.HeaderBytes.insist;

import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * The image header of a PNG (ISO/IEC 15948, 11.2.2).
 *
 * @param depth bits of a sample
 * @param interlaced whether its lines come in seven passes
 */
public record PngImage(Dimensions size, int depth, PngColourType colourType, boolean interlaced) {
  /**
   * Reads it from the first chunk.
   *
   * @throws UnfitPicture when that is another one, broken, or something in it is not of this
   *     specification
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

  /** Bytes of a line without its filter type. */
  public int lineBytes() {
    return Math.toIntExact(((long) size.width() * colourType.channels() * depth + 7) / 8);
  }

  /** Bytes from a sample to the same one of the pixel to the right, at least 1 (clause 9.2). */
  public int pixelBytes() {
    return Math.max(1, colourType.channels() * depth / 8);
  }
}
