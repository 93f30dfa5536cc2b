package wxalbum.thumbnail.picture.png;

import java.util.Arrays;
import wxalbum.thumbnail.picture.header.PngImage;

/** Reads pixels of sixteen bits a sample by converting the samples to eight bits. */
final class DeepReader implements PixelReader {
  private final PixelReader shallow;
  private final int channels;
  private final byte[] clear;
  private final byte[] narrowed;

  /**
   * Creates a reader.
   *
   * @param eightBitReader the reader for the same channels in eight bits
   * @param transparentColor the samples of the single transparent color (clause 11.3.2.1); empty
   *     when there is no such color
   */
  DeepReader(PixelReader eightBitReader, PngImage image, byte[] transparentColor) {
    this.shallow = eightBitReader;
    this.channels = image.colourType().channels();
    this.clear = transparentColor;
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

  /** Returns the sample in eight bits, rounded (clause 13.12). */
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
