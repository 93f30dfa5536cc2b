package wxalbum.thumbnail.picture.heic;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import wxalbum.album.Dimensions;

/**
 * Gives the samples of one component line by line, one for each pixel of the reduced picture: the
 * mean of the samples that it covers, or the one sample that it shares with its neighbours.
 */
final class PlaneLines {
  private final MemorySegment samples;
  private final int stride;
  private final int bytes;
  private final int lines;
  private final int across;
  private final int down;
  private final int reduction;
  private final int meanAcross;
  private final int meanDown;
  private final byte[] line;
  private final int[] means;
  private final int[] pixels;
  private int lastLine = -1;

  /**
   * Lines of one plane.
   *
   * @param bytes of a sample
   * @param across binary logarithm of the columns of pixels that share a sample
   * @param down binary logarithm of the lines of pixels that share one
   * @param shown pixels to the left and above that are of interest, not reduced
   */
  PlaneLines(Frame.Plane plane, int bytes, int across, int down, Dimensions shown, int reduction) {
    this.bytes = bytes;
    this.across = across;
    this.down = down;
    this.reduction = reduction;
    this.meanAcross = Math.max(1, reduction >> across);
    this.meanDown = Math.max(1, reduction >> down);
    this.lines = Math.ceilDiv(shown.height(), 1 << down);
    int columns = Math.ceilDiv(shown.width(), 1 << across);
    this.stride = plane.stride();
    this.samples = plane.lines(lines, columns * bytes);
    this.means = new int[Math.ceilDiv(columns, meanAcross)];
    this.line = new byte[columns * bytes];
    this.pixels = new int[Math.ceilDiv(shown.width(), reduction)];
  }

  /** Samples for a line of the reduced picture; the next call overwrites them. */
  int[] line(int y) {
    int first = (y * reduction) >> down;
    if (first != lastLine) {
      lastLine = first;
      Arrays.fill(means, 0);
      for (int i = 0; i < meanDown; i++) {
        long at = (long) Math.min(first + i, lines - 1) * stride;
        MemorySegment.copy(samples, JAVA_BYTE, at, line, 0, line.length);
        add();
      }
      spread();
    }
    return pixels;
  }

  private void add() {
    int whole = line.length / (bytes * meanAcross);
    if (bytes == 1 && meanAcross == 1) {
      for (int x = 0; x < whole; x++) {
        means[x] += line[x] & 0xff;
      }
    } else if (bytes == 1 && meanAcross == 2) {
      for (int x = 0; x < whole; x++) {
        means[x] += (line[2 * x] & 0xff) + (line[2 * x + 1] & 0xff);
      }
    } else {
      addSamples(0, whole);
    }
    addSamples(whole, means.length);
  }

  /** Where the samples end within a mean, the last one stands for those that are missing. */
  private void addSamples(int from, int to) {
    int last = line.length / bytes - 1;
    for (int x = from; x < to; x++) {
      for (int i = 0; i < meanAcross; i++) {
        means[x] += sample(Math.min(x * meanAcross + i, last));
      }
    }
  }

  private int sample(int x) {
    return bytes == 1 ? line[x] & 0xff : (line[2 * x] & 0xff) | (line[2 * x + 1] & 0xff) << 8;
  }

  private void spread() {
    int shift = Integer.numberOfTrailingZeros(meanAcross * meanDown);
    int half = (1 << shift) >> 1;
    int shared = reduction == 1 ? across : 0;
    for (int x = 0; x < pixels.length; x++) {
      pixels[x] = (means[x >> shared] + half) >> shift;
    }
  }
}
