package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import wxalbum.thumbnail.picture.header.PngImage;

/** Creates the pixel reader for a picture. */
final class PixelReaders {
  private static final int NO_COLOUR = -1;

  private PixelReaders() {}

  /** Returns the reader for the color type, depth and transparency of a picture. */
  static PixelReader of(Preamble preamble) {
    PngImage image = preamble.image();
    byte[] transparentColor = clear(preamble);
    if (image.depth() == 16) {
      return new DeepReader(shallow(preamble, new byte[0], 8), image, transparentColor);
    }
    return shallow(preamble, transparentColor, image.depth());
  }

  private static PixelReader shallow(Preamble preamble, byte[] transparentColor, int depth) {
    return switch (preamble.image().colourType()) {
      case GREY -> new TableReader(depth, Tables.greys(depth, packed(transparentColor)));
      case TRUECOLOUR -> new TruecolourReader(packed(transparentColor));
      case PALETTE ->
          new TableReader(
              depth, Tables.palette(depth, preamble.palette(), preamble.transparency()));
      case GREY_ALPHA, TRUECOLOUR_ALPHA ->
          new AlphaReader(preamble.image().colourType().channels());
    };
  }

  /**
   * Returns the samples of the single transparent color, two bytes each. The array is empty when
   * there is no such color.
   */
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

  /**
   * Returns the low bytes of two-byte samples side by side. Samples of eight bits use only these.
   */
  private static int packed(byte[] samples) {
    int packed = 0;
    for (int i = 1; i < samples.length; i += 2) {
      packed = packed << 8 | (samples[i] & 0xff);
    }
    return samples.length == 0 ? NO_COLOUR : packed;
  }
}
