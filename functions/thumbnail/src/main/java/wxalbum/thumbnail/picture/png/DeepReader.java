package wxalbum.thumbnail.picture.png;

import java.util.Arrays;
import wxalbum.thumbnail.picture.header.PngImage;

/** Reads pixels of sixteen bits a sample by bringing these to eight. */
final class DeepReader implements PixelReader {
  private final PixelReader shallow;
  private final int channels;
  private final byte[] clear;
  private final byte[] narrowed;

  /**
   * A reader.
   *
   * @param shallow for the same channels in eight bits
   * @param clear the samples of the one colour that is transparent (clause 11.3.2.1); empty when
   *     there is none
   */
  DeepReader(PixelReader shallow, PngImage image, byte[] clear) {
    this.shallow = shallow;
    this.channels = image.colourType().channels();
    this.clear = clear;
    this.narrowed = new byte[channels + image.lineBytes() / 2];
  }

  @Override
  public void read(byte[] line, int[] pixels) {
    for (int i = channels; i < narrowed.length; i++) {
      narrowed[i] = (byte) narrow((line[2 * i] & 0xff) << 8 | (line[2 * i + 1] & 0xff));
    }
    shallow.read(narrowed, pixels);
    if (clear.length > 0) {
      bleach(line, pixels);
    }
  }

  /** Eight bits of the same brightness, rounded (clause 13.12). */
  static int narrow(int sample) {
    return (sample * 255 + 32_895) >>> 16;
  }

  private void bleach(byte[] line, int[] pixels) {
    int bytes = 2 * channels;
    for (int x = 0; x < pixels.length; x++) {
      int at = bytes * (x + 1);
      if (Arrays.equals(line, at, at + bytes, clear, 0, bytes)) {
        pixels[x] = White.PIXEL;
      }
    }
  }
}
