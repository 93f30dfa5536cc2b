package wxalbum.thumbnail.picture.png;

import wxalbum.thumbnail.picture.header.PngImage;

/**
 * Reads the lines of a picture, inflated and with their filters undone. Two lines are in memory at
 * a time.
 *
 * <p>The bytes of a line follow a margin of zeros as long as one pixel. The filters use this margin
 * as the pixel to the left of the first one (clause 9.2). The filter type is read into the last
 * byte of the margin.
 */
final class Lines implements AutoCloseable {
  private final ImageData data;
  private final int margin;
  private byte[] line;
  private byte[] above;

  Lines(PngImage image, ImageData data) {
    this.data = data;
    this.margin = image.pixelBytes();
    this.line = new byte[Math.addExact(margin, image.lineBytes())];
    this.above = new byte[line.length];
  }

  /**
   * Returns the next line after its margin. The array is overwritten when the line after the next
   * one is read.
   */
  byte[] next() {
    byte[] last = line;
    line = above;
    above = last;
    data.read(line, margin - 1);
    int filter = line[margin - 1];
    line[margin - 1] = 0;
    Filters.undo(filter, line, above, margin);
    return line;
  }

  @Override
  public void close() {
    data.close();
  }
}
