package wxalbum.thumbnail.picture.png;

import java.nio.ByteBuffer;
import java.util.Arrays;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Reads pixels of one sample of up to eight bits: grey, or an index into a palette. The sample of
 * the leftmost pixel has the highest bits of a byte (clause 7.2).
 */
final class TableReader implements PixelReader {
  private static final int COLOUR_BYTES = 3;

  private final int depth;
  private final int[] colours;

  private TableReader(int depth, int[] colours) {
    this.depth = depth;
    this.colours = colours;
  }

  /**
   * A reader of greys, from black to white.
   *
   * @param clear the sample of the grey that is transparent in its lowest bits, or {@link #NONE}
   */
  static TableReader ofGreys(int depth, int clear) {
    int[] greys = new int[1 << depth];
    int white = greys.length - 1;
    Arrays.setAll(greys, sample -> sample * 255 / white * 0x10101);
    if (clear != NONE) {
      greys[clear & white] = White.PIXEL;
    }
    return new TableReader(depth, greys);
  }

  /**
   * A reader of the colours of a palette. Those behind its end are black, as in other decoders.
   *
   * @param alpha of its first colours; the others are opaque
   * @throws UnfitPicture when it has no colours, or a part of one
   */
  static TableReader ofPalette(int depth, ByteBuffer palette, ByteBuffer alpha) {
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
    return new TableReader(depth, colours);
  }

  @Override
  public void read(byte[] line, int[] pixels) {
    int mask = colours.length - 1;
    int x = 0;
    for (int at = 1; x < pixels.length; at++) {
      for (int shift = 8 - depth; shift >= 0 && x < pixels.length; shift -= depth) {
        pixels[x++] = colours[line[at] >> shift & mask];
      }
    }
  }
}
