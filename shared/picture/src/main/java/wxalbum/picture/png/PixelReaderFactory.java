package wxalbum.picture.png;

import java.nio.ByteBuffer;
import wxalbum.picture.header.PngImageHeader;

/** Creates the pixel reader for a picture. */
final class PixelReaderFactory {
  private static final int NO_COLOR = -1;

  private PixelReaderFactory() {}

  /** Returns the reader for the color type, depth and transparency of a picture. */
  static PixelReader create(PngPreamble preamble) {
    PngImageHeader image = preamble.image();
    byte[] transparentColor = transparentColor(preamble);
    if (image.bitDepth() == 16) {
      return new SixteenBitPixelReader(
          createReader(preamble, new byte[0], 8), image, transparentColor);
    }
    return createReader(preamble, transparentColor, image.bitDepth());
  }

  private static PixelReader createReader(
      PngPreamble preamble, byte[] transparentColor, int depth) {
    return switch (preamble.image().colorType()) {
      case GRAY ->
          new LookupPixelReader(depth, ColorTables.grays(depth, packLowBytes(transparentColor)));
      case TRUECOLOR -> new TruecolorPixelReader(packLowBytes(transparentColor));
      case PALETTE ->
          new LookupPixelReader(
              depth, ColorTables.palette(depth, preamble.palette(), preamble.transparency()));
      case GRAY_ALPHA, TRUECOLOR_ALPHA ->
          new AlphaPixelReader(preamble.image().colorType().channels());
    };
  }

  /**
   * Returns the samples of the single transparent color, two bytes each. The array is empty when
   * there is no such color.
   */
  private static byte[] transparentColor(PngPreamble preamble) {
    ByteBuffer transparency = preamble.transparency();
    int expected =
        switch (preamble.image().colorType()) {
          case GRAY -> 2;
          case TRUECOLOR -> 6;
          case PALETTE, GRAY_ALPHA, TRUECOLOR_ALPHA -> 0;
        };
    byte[] samples = new byte[transparency.remaining() == expected ? expected : 0];
    transparency.get(0, samples);
    return samples;
  }

  /**
   * Returns the low bytes of two-byte samples side by side. Samples of eight bits use only these.
   */
  private static int packLowBytes(byte[] samples) {
    int packed = 0;
    for (int i = 1; i < samples.length; i += 2) {
      packed = packed << 8 | (samples[i] & 0xff);
    }
    return samples.length == 0 ? NO_COLOR : packed;
  }
}
