package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** Reads the pixels of lines of one colour type and depth. */
@FunctionalInterface
interface PixelReader {
  /** A colour that no pixel has. */
  int NONE = -1;

  /**
   * Reads those of one line, on white.
   *
   * @param line its bytes, behind a margin of one pixel
   * @param pixels red in bits 16 to 23, green in 8 to 15, blue in 0 to 7; nothing above
   */
  void read(byte[] line, int[] pixels);

  /**
   * The reader for such a picture.
   *
   * @throws UnfitPicture when its palette is missing or broken
   */
  static PixelReader of(Preamble preamble) {
    ImageHeader image = preamble.image();
    byte[] clear = clear(preamble);
    return image.depth() == 16
        ? new DeepReader(of(preamble, 8, NONE), image, clear)
        : of(preamble, image.depth(), packed(clear));
  }

  private static PixelReader of(Preamble preamble, int depth, int clear) {
    return switch (preamble.image().colourType()) {
      case GREY -> TableReader.ofGreys(depth, clear);
      case TRUECOLOUR -> new TruecolourReader(clear);
      case PALETTE -> TableReader.ofPalette(depth, preamble.palette(), preamble.transparency());
      case GREY_ALPHA -> new AlphaReader(2);
      case TRUECOLOUR_ALPHA -> new AlphaReader(4);
    };
  }

  /** The samples of the transparent colour, two bytes each; empty when there is none. */
  private static byte[] clear(Preamble preamble) {
    ByteBuffer transparency = preamble.transparency();
    int expected =
        switch (preamble.image().colourType()) {
          case GREY -> 2;
          case TRUECOLOUR -> 6;
          case PALETTE, GREY_ALPHA, TRUECOLOUR_ALPHA -> 0;
        };
    byte[] samples = new byte[transparency.remaining() == expected ? expected : 0];
    transparency.get(0, samples);
    return samples;
  }

  /** The low bytes of such samples side by side, which are all that samples of eight bits have. */
  private static int packed(byte[] samples) {
    int packed = 0;
    for (int i = 1; i < samples.length; i += 2) {
      packed = packed << 8 | (samples[i] & 0xff);
    }
    return samples.length == 0 ? NONE : packed;
  }
}
