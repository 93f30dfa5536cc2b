package wxalbum.picture.heic;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import wxalbum.picture.header.PixelSize;

/**
 * Reads the samples of one component row by row, one value for each pixel of the reduced picture.
 * The value is the mean of the samples that the pixel covers, or the one sample that the pixel
 * shares with its neighbors.
 */
final class PlaneReader {
  private final MemorySegment plane;
  private final int stride;
  private final int rowCount;
  private final int columnCount;
  private final boolean twoByteSamples;
  private final int rowShift;
  private final int reduction;
  private final int columnShift;
  private final int samplesAcross;
  private final int samplesDown;
  private final byte[] bytes;
  private final int[] samples;
  private final int[] means;
  private final int[] pixels;
  private int lastRow = -1;

  /**
   * Creates a reader of one plane.
   *
   * @param bits bits per sample; samples of more than eight bits are little-endian
   * @param across binary logarithm of the number of columns of pixels that share a sample
   * @param rowShift binary logarithm of the number of rows of pixels that share a sample
   * @param visible size of the area to read from the upper left corner, in unreduced pixels
   * @param reduction divisor of both sides: 1, 2, 4 or 8
   */
  PlaneReader(
      DecodedFrame.Plane plane,
      int bits,
      int across,
      int rowShift,
      PixelSize visible,
      int reduction) {
    this.twoByteSamples = bits > 8;
    this.rowShift = rowShift;
    this.reduction = reduction;
    this.columnShift = reduction == 1 ? across : 0;
    this.samplesAcross = Math.max(1, reduction >> across);
    this.samplesDown = Math.max(1, reduction >> rowShift);
    this.rowCount = Math.ceilDiv(visible.height(), 1 << rowShift);
    this.columnCount = Math.ceilDiv(visible.width(), 1 << across);
    this.bytes = new byte[twoByteSamples ? 2 * columnCount : columnCount];
    this.means = new int[Math.ceilDiv(columnCount, samplesAcross)];
    this.samples = new int[means.length * samplesAcross];
    this.pixels = new int[Math.ceilDiv(visible.width(), reduction)];
    this.plane = plane.rowMemory(rowCount, bytes.length);
    this.stride = plane.stride();
  }

  /** Returns the values of a row of the reduced picture; the next call overwrites the array. */
  int[] row(int y) {
    int first = (y * reduction) >> rowShift;
    if (first != lastRow) {
      lastRow = first;
      Arrays.fill(means, 0);
      for (int i = 0; i < samplesDown; i++) {
        readSamples(Math.min(first + i, rowCount - 1));
        accumulate();
      }
      writePixels();
    }
    return pixels;
  }

  /** Reads a row of samples. The last one is repeated to complete the last mean. */
  private void readSamples(int row) {
    MemorySegment.copy(plane, JAVA_BYTE, (long) row * stride, bytes, 0, bytes.length);
    if (twoByteSamples) {
      for (int x = 0; x < columnCount; x++) {
        samples[x] = (bytes[2 * x] & 0xff) | (bytes[2 * x + 1] & 0xff) << 8;
      }
    } else {
      for (int x = 0; x < columnCount; x++) {
        samples[x] = bytes[x] & 0xff;
      }
    }
    Arrays.fill(samples, columnCount, samples.length, samples[columnCount - 1]);
  }

  private void accumulate() {
    for (int i = 0; i < samplesAcross; i++) {
      for (int x = 0; x < means.length; x++) {
        means[x] += samples[x * samplesAcross + i];
      }
    }
  }

  private void writePixels() {
    int shift = Integer.numberOfTrailingZeros(samplesAcross * samplesDown);
    int half = (1 << shift) >> 1;
    for (int x = 0; x < pixels.length; x++) {
      pixels[x] = (means[x >> columnShift] + half) >> shift;
    }
  }
}
