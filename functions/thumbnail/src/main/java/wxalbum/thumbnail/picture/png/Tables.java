package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import java.util.Arrays;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** Creates tables of the color for each value of a sample, flattened onto white. */
final class Tables {
  private static final int COLOUR_BYTES = 3;

  private Tables() {}

  /**
   * Returns the grays of a depth, from black to white.
   *
   * @param transparent the transparent value, or -1
   */
  static int[] greys(int depth, int transparent) {
    int[] grays = new int[1 << depth];
    int maxValue = grays.length - 1;
    Arrays.setAll(
        grays,
        value -> value == transparent ? White.PIXEL : value * 255 / maxValue * 0x10101);
    return grays;
  }

  /**
   * Returns the colors of a palette. Values beyond its end are black, as in other decoders.
   *
   * @param alpha the opacity of the first colors; the others are opaque
   * @throws UnfitPicture when the palette is empty or its last color is incomplete
   */
  static int[] palette(int depth, ByteBuffer palette, ByteBuffer alpha) {
    if (palette.remaining() == 0 || palette.remaining() % COLOUR_BYTES != 0) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    int[] colors = new int[1 << depth];
    int colorCount = Math.min(colors.length, palette.remaining() / COLOUR_BYTES);
    for (int i = 0; i < colorCount; i++) {
      int offset = COLOUR_BYTES * i;
      int rgb = (palette.getShort(offset) << 8 & 0xffff00) | (palette.get(offset + 2) & 0xff);
      colors[i] = White.under(rgb, i < alpha.remaining() ? alpha.get(i) & 0xff : 255);
    }
    return colors;
  }
}
