package wxalbum.picture.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import wxalbum.picture.decode.AlphaBlend;

/**
 * Reads pixels of red, green and blue in eight bits each.
 *
 * @param transparentColor the single transparent color (clause 11.3.2.1), or -1
 */
record TruecolorPixelReader(int transparentColor) implements PixelReader {
  private static final VarHandle INT_VIEW =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  @Override
  public void read(byte[] line, int[] pixels) {
    for (int x = 0; x < pixels.length; x++) {
      // Four bytes are read together: the pixel and one byte before it, which is masked out.
      int rgb = (int) INT_VIEW.get(line, 3 * x + 2) & 0xffffff;
      pixels[x] = rgb == transparentColor ? AlphaBlend.WHITE : rgb;
    }
  }
}
