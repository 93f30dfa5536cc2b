package wxalbum.thumbnail.picture.heic;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import wxalbum.album.Dimensions;

/**
 * Reads the samples of one component row by row, one value for each pixel of the reduced picture.
 * The value is the mean of the samples that the pixel covers, or the one sample that the pixel
 * shares with its neighbors.
 */
final class PlaneLines {
  private final MemorySegment plane;
  private final int stride;
  private final int lines;
  private final int columns;
  private final boolean deep;
  private final int down;
  private final int reduction;
  private final int shared;
  private final int meanAcross;
  private final int meanDown;
  private final byte[] bytes;
  private final int[] samples;
  private final int[] means;
  private final int[] pixels;
  private int lastLine = -1;

  /**
   * Creates a reader of one plane.
   *
   * @param bits bits per sample; samples of more than eight bits are little-endian
   * @param across binary logarithm of the number of columns of pixels that share a sample
   * @param down binary logarithm of the number of rows of pixels that share a sample
   * @param visible size of the area to read from the upper left corner, in unreduced pixels
   * @param reduction divisor of both sides: 1, 2, 4 or 8
   */
  PlaneLines(Frame.Plane plane, int bits, int across, int down, Dimensions visible, int reduction) {
    this.deep = bits > 8;
    this.down = down;
    this.reduction = reduction;
    this.shared = reduction == 1 ? across : 0;
    this.meanAcross = Math.max(1, reduction >> across);
    this.meanDown = Math.max(1, reduction >> down);
    this.lines = Math.ceilDiv(visible.height(), 1 << down);
    this.columns = Math.ceilDiv(visible.width(), 1 << across);
    this.bytes = new byte[deep ? 2 * columns : columns];
    this.means = new int[Math.ceilDiv(columns, meanAcross)];
    this.samples = new int[means.length * meanAcross];
    this.pixels = new int[Math.ceilDiv(visible.width(), reduction)];
    this.plane = plane.lines(lines, bytes.length);
    this.stride = plane.stride();
  }

  /** Returns the values of a row of the reduced picture; the next call overwrites the array. */
  int[] line(int y) {
    int first = (y * reduction) >> down;
    if (first != lastLine) {
      lastLine = first;
      Arrays.fill(means, 0);
      for (int i = 0; i < meanDown; i++) {
        read(Math.min(first + i, lines - 1));
        add();
      }
      spread();
    }
    return pixels;
  }

  /** Reads a row of samples. The last one is repeated to complete the last mean. */
  private void read(int row) {
    MemorySegment.copy(plane, JAVA_BYTE, (long) row * stride, bytes, 0, bytes.length);
    if (deep) {
      for (int x = 0; x < columns; x++) {
        samples[x] = (bytes[2 * x] & 0xff) | (bytes[2 * x + 1] & 0xff) << 8;
      }
    } else {
      for (int x = 0; x < columns; x++) {
        samples[x] = bytes[x] & 0xff;
      }
    }
    Arrays.fill(samples, columns, samples.length, samples[columns - 1]);
  }

  private void add() {
    for (int i = 0; i < meanAcross; i++) {
      for (int x = 0; x < means.length; x++) {
        means[x] += samples[x * meanAcross + i];
      }
    }
  }

  private void spread() {
    int shift = Integer.numberOfTrailingZeros(meanAcross * meanDown);
    int half = (1 << shift) >> 1;
    for (int x = 0; x < pixels.length; x++) {
      pixels[x] = (means[x >> shared] + half) >> shift;
    }
  }
}
