package wxalbum.picture.decode;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds out which coefficients the scans of a JPEG contain (ISO/IEC 10918-1, B.2.3 and G.1.1.1).
 */
public final class JpegCoefficients {
  private static final int START_OF_SCAN = 0xda;
  private static final int COEFFICIENTS = 64;

  /** Offset of the number of components from the marker of a frame. */
  private static final int COMPONENTS_OFFSET = 9;

  private JpegCoefficients() {}

  /**
   * Returns whether the scans of a JPEG contain all bits of all coefficients of each component. The
   * data of the last scan may nevertheless be truncated, which only a decoder detects.
   */
  public static boolean areComplete(byte[] file) {
    Map<Integer, Long> complete = new HashMap<>();
    int components = 0;
    int at = JpegSegments.next(file, 2);
    while (at < file.length) {
      int marker = file[at + 1] & 0xff;
      if (marker == START_OF_SCAN) {
        addScan(file, at + 4, complete);
      } else if (isFrame(marker) && at + COMPONENTS_OFFSET < file.length) {
        components = file[at + COMPONENTS_OFFSET] & 0xff;
      }
      at = JpegSegments.next(file, JpegSegments.end(file, at));
    }
    return complete.size() == components && complete.values().stream().allMatch(bits -> bits == -1);
  }

  /** Returns whether a marker is one of SOF0 to SOF2, which are the frames with coefficients. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xc2;
  }

  /** Adds the coefficients of a scan header whose scan has no further bits to refine. */
  private static void addScan(byte[] file, int at, Map<Integer, Long> complete) {
    int components = at < file.length ? file[at] & 0xff : 0;
    int selection = at + 1 + 2 * components;
    if (components == 0 || components > 4 || selection + 2 >= file.length) {
      return;
    }
    int first = file[selection] & 0xff;
    int last = file[selection + 1] & 0xff;
    boolean leavesBits = (file[selection + 2] & 0xf) != 0;
    for (int i = 0; i < components; i++) {
      long bits = leavesBits ? 0 : coefficients(first, last);
      complete.merge(file[at + 1 + 2 * i] & 0xff, bits, (one, other) -> one | other);
    }
  }

  private static long coefficients(int first, int last) {
    return first <= last && last < COEFFICIENTS ? -1L >>> (63 - last + first) << first : 0;
  }
}
