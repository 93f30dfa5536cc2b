package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import java.util.Arrays;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** The colours that the values of a sample stand for, on white. */
final class Tables {
  private static final int COLOUR_BYTES = 3;

  private Tables() {}

  /**
   * The greys of this depth, from black to white.
   *
   * @param clear the value that is transparent, or -1
   */
  static int[] greys(int depth, int clear) {
    int[] greys = new int[1 << depth];
    int white = greys.length - 1;
    Arrays.setAll(greys, value -> value == clear ? White.PIXEL : value * 255 / white * 0x10101);
    return greys;
  }

  /**
   * The colours of a palette. Values behind its end are black, as other decoders show them.
   *
   * @param alpha of its first colours; the others are opaque
   * @throws UnfitPicture when it has no colours, or a part of one
   */
  static int[] palette(int depth, ByteBuffer palette, ByteBuffer alpha) {
    if (palette.remaining() == 0 || palette.remaining() % COLOUR_BYTES != 0) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    int[] colours = new int[1 << depth];
    int known = Math.min(colours.length, palette.remaining() / COLOUR_BYTES);
    for (int i = 0; i < known; i++) {
      int at = COLOUR_BYTES * i;
      int rgb = (palette.getShort(at) << 8 & 0xffff00) | (palette.get(at + 2) & 0xff);
      colours[i] = White.under(rgb, i < alpha.remaining() ? alpha.get(i) & 0xff : 255);
    }
    return colours;
  }
}
