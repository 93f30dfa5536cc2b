package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import wxalbum.thumbnail.picture.header.PngImage;

/** Chooses how pixels are read. */
final class PixelReaders {
  private static final int NO_COLOUR = -1;

  private PixelReaders() {}

  /** The reader for such a picture. */
  static PixelReader of(Preamble preamble) {
    PngImage image = preamble.image();
    byte[] clear = clear(preamble);
    if (image.depth() == 16) {
      return new DeepReader(shallow(preamble, new byte[0], 8), image, clear);
    }
    return shallow(preamble, clear, image.depth());
  }

  private static PixelReader shallow(Preamble preamble, byte[] clear, int depth) {
    return switch (preamble.image().colourType()) {
      case GREY -> new TableReader(depth, Tables.greys(depth, packed(clear)));
      case TRUECOLOUR -> new TruecolourReader(packed(clear));
      case PALETTE ->
          new TableReader(
              depth, Tables.palette(depth, preamble.palette(), preamble.transparency()));
      case GREY_ALPHA, TRUECOLOUR_ALPHA ->
          new AlphaReader(preamble.image().colourType().channels());
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
    return samples.length == 0 ? NO_COLOUR : packed;
  }
}
