package wxalbum.picture.png;

import java.util.Arrays;
import wxalbum.picture.decode.AlphaBlend;
import wxalbum.picture.header.PngImageHeader;

/** Reads pixels of sixteen bits a sample by converting the samples to eight bits. */
final class SixteenBitPixelReader implements PixelReader {
  private final PixelReader eightBitReader;
  private final int channels;
  private final byte[] transparentColor;
  private final byte[] eightBitLine;

  /**
   * Creates a reader.
   *
   * @param eightBitReader the reader for the same channels in eight bits
   * @param transparentColor the samples of the single transparent color (clause 11.3.2.1); empty
   *     when there is no such color
   */
  SixteenBitPixelReader(PixelReader eightBitReader, PngImageHeader image, byte[] transparentColor) {
    this.eightBitReader = eightBitReader;
    this.channels = image.colorType().channels();
    this.transparentColor = transparentColor;
    this.eightBitLine = new byte[channels + image.bytesPerRow() / 2];
  }

  @Override
  public void read(byte[] line, int[] pixels) {
    for (int i = channels; i < eightBitLine.length; i++) {
      eightBitLine[i] = (byte) toEightBits((line[2 * i] & 0xff) << 8 | (line[2 * i + 1] & 0xff));
    }
    eightBitReader.read(eightBitLine, pixels);
    if (transparentColor.length > 0) {
      whitenTransparent(line, pixels);
    }
  }

  /** Returns the sample in eight bits, rounded (clause 13.12). */
  static int toEightBits(int sample) {
    return (sample * 255 + 32_895) >>> 16;
  }

  private void whitenTransparent(byte[] line, int[] pixels) {
    int bytes = 2 * channels;
    for (int x = 0; x < pixels.length; x++) {
      int at = bytes * (x + 1);
      if (Arrays.equals(line, at, at + bytes, transparentColor, 0, bytes)) {
        pixels[x] = AlphaBlend.WHITE;
      }
    }
  }
}
