package wxalbum.picture.png;

import wxalbum.picture.header.PngImageHeader;

/**
 * Reads the lines of a picture, inflated and with their filters undone. Two lines are in memory at
 * a time.
 *
 * <p>The bytes of a line follow a margin of zeros as long as one pixel. The filters use this margin
 * as the pixel to the left of the first one (clause 9.2). The filter type is read into the last
 * byte of the margin.
 */
final class ScanlineReader implements AutoCloseable {
  private final ImageDataReader data;
  private final int marginBytes;
  private byte[] currentLine;
  private byte[] previousLine;

  ScanlineReader(PngImageHeader image, ImageDataReader data) {
    this.data = data;
    this.marginBytes = image.bytesPerPixel();
    this.currentLine = new byte[Math.addExact(marginBytes, image.bytesPerRow())];
    this.previousLine = new byte[currentLine.length];
  }

  /**
   * Returns the next line after its margin. The array is overwritten when the line after the next
   * one is read.
   */
  byte[] next() {
    byte[] last = currentLine;
    currentLine = previousLine;
    previousLine = last;
    data.read(currentLine, marginBytes - 1);
    int filter = currentLine[marginBytes - 1];
    currentLine[marginBytes - 1] = 0;
    ScanlineFilters.undo(filter, currentLine, previousLine, marginBytes);
    return currentLine;
  }

  @Override
  public void close() {
    data.close();
  }
}
