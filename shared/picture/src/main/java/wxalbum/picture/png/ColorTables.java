package wxalbum.picture.png;

import java.nio.ByteBuffer;
import java.util.Arrays;
import wxalbum.picture.decode.AlphaBlend;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;

/** Creates tables of the color for each value of a sample, flattened onto white. */
final class ColorTables {
  private static final int COLOR_BYTES = 3;

  private ColorTables() {}

  /**
   * Returns the grays of a depth, from black to white.
   *
   * @param transparent the transparent value, or -1
   */
  static int[] grays(int depth, int transparent) {
    int[] grays = new int[1 << depth];
    int maxValue = grays.length - 1;
    Arrays.setAll(
        grays, value -> value == transparent ? AlphaBlend.WHITE : value * 255 / maxValue * 0x10101);
    return grays;
  }

  /**
   * Returns the colors of a palette. Values beyond its end are black, as in other decoders.
   *
   * @param alpha the opacity of the first colors; the others are opaque
   * @throws UndecodablePictureException when the palette is empty or its last color is incomplete
   */
  static int[] palette(int depth, ByteBuffer palette, ByteBuffer alpha) {
    if (palette.remaining() == 0 || palette.remaining() % COLOR_BYTES != 0) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    int[] colors = new int[1 << depth];
    int colorCount = Math.min(colors.length, palette.remaining() / COLOR_BYTES);
    for (int i = 0; i < colorCount; i++) {
      int offset = COLOR_BYTES * i;
      int rgb = (palette.getShort(offset) << 8 & 0xffff00) | (palette.get(offset + 2) & 0xff);
      colors[i] = AlphaBlend.overWhite(rgb, i < alpha.remaining() ? alpha.get(i) & 0xff : 255);
    }
    return colors;
  }
}
