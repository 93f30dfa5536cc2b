package wxalbum.thumbnail.picture.png;

import wxalbum.thumbnail.picture.header.PngImage;

/**
 * The lines of a picture, inflated and their filters undone. Two of them are held at a time.
 *
 * <p>Before the first byte of a line lie as many zeros as a pixel has bytes: what the filters take
 * for the pixel to the left of the first (clause 9.2). The filter type comes in the last of these.
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

  /** The next line behind its margin; it is there until the one after the next is asked for. */
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
