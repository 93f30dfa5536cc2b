package wxalbum.picture.heic;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The number of NAL units in coded bytes (ISO/IEC 23008-2, 7.3.1). Each unit has its length in
 * front.
 *
 * @param count number of units
 * @param slices number of units that are slices of a picture
 */
record NalUnits(long count, long slices) {
  private static final int MAX_SLICE_TYPE = 31;

  /**
   * Counts the units.
   *
   * @param extents the coded bytes, which continue from one buffer to the next
   * @param lengthBytes bytes of the number in front of a unit, from 1 to 4
   */
  static NalUnits countIn(List<ByteBuffer> extents, int lengthBytes) {
    long count = 0;
    long slices = 0;
    long toSkip = 0;
    long length = 0;
    int lengthRead = 0;
    for (ByteBuffer extent : extents) {
      long at = toSkip;
      while (at < extent.capacity()) {
        int value = extent.get((int) at) & 0xff;
        at++;
        if (lengthRead < lengthBytes) {
          length = length << 8 | value;
          lengthRead++;
          count += lengthRead == lengthBytes ? 1 : 0;
          lengthRead = lengthRead == lengthBytes && length == 0 ? 0 : lengthRead;
        } else {
          slices += value >> 1 <= MAX_SLICE_TYPE ? 1 : 0;
          at += length - 1;
          length = 0;
          lengthRead = 0;
        }
      }
      toSkip = at - extent.capacity();
    }
    return new NalUnits(count, slices);
  }
}
