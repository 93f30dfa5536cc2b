package wxalbum.picture.png;

import java.nio.ByteBuffer;
import wxalbum.picture.decode.AlphaBlend;

/**
 * Reads pixels of eight bits a sample whose last sample is alpha.
 *
 * @param channels 2 for gray, 4 for red, green and blue
 */
record AlphaPixelReader(int channels) implements PixelReader {
  @Override
  public void read(byte[] line, int[] pixels) {
    ByteBuffer samples = ByteBuffer.wrap(line, channels, line.length - channels);
    if (channels == 4) {
      samples.slice().asIntBuffer().get(pixels);
    } else {
      for (int x = 0; x < pixels.length; x++) {
        pixels[x] = ((line[2 + 2 * x] & 0xff) * 0x1010100) | (line[3 + 2 * x] & 0xff);
      }
    }
    for (int x = 0; x < pixels.length; x++) {
      pixels[x] = AlphaBlend.overWhite(pixels[x] >>> 8, pixels[x] & 0xff);
    }
  }
}
