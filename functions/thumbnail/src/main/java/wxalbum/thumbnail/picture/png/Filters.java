package wxalbum.thumbnail.picture.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * Undoes the filters of lines (clause 9). Pixels of three and four bytes, which photographs have,
 * are taken as one int: where each waits for the one to its left, its bytes need not wait too.
 */
final class Filters {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Filters() {}

  /**
   * Undoes one in place.
   *
   * @param type the filter's type
   * @param line behind a margin of one pixel of zeros
   * @param above the line above, behind the same
   * @param pixel bytes of a pixel
   * @throws UnfitPicture when there is no filter of this type
   */
  static void undo(int type, byte[] line, byte[] above, int pixel) {
    switch (type) {
      case 0 -> {}
      case 1 -> sub(line, pixel);
      case 2 -> up(line, above, pixel);
      case 3 -> average(line, above, pixel);
      case 4 -> Paeth.undo(line, above, pixel);
      default -> throw new UnfitPicture(Fault.UNREADABLE);
    }
  }

  private static void sub(byte[] line, int pixel) {
    int at = pixel;
    if (isInt(pixel)) {
      int left = 0;
      for (; at <= line.length - Integer.BYTES; at += pixel) {
        left = sums((int) INT.get(line, at), left);
        put(left, line, at, pixel);
      }
    }
    for (; at < line.length; at++) {
      line[at] += line[at - pixel];
    }
  }

  private static void up(byte[] line, byte[] above, int pixel) {
    for (int at = pixel; at < line.length; at++) {
      line[at] += above[at];
    }
  }

  private static void average(byte[] line, byte[] above, int pixel) {
    int at = pixel;
    if (isInt(pixel)) {
      int left = 0;
      for (; at <= line.length - Integer.BYTES; at += pixel) {
        left = sums((int) INT.get(line, at), means(left, (int) INT.get(above, at)));
        put(left, line, at, pixel);
      }
    }
    for (; at < line.length; at++) {
      line[at] += (byte) (((line[at - pixel] & 0xff) + (above[at] & 0xff)) >> 1);
    }
  }

  private static boolean isInt(int pixel) {
    return pixel == 3 || pixel == 4;
  }

  private static void put(int bytes, byte[] line, int at, int pixel) {
    for (int i = 0; i < pixel; i++) {
      line[at + i] = (byte) (bytes >> 8 * i);
    }
  }

  /** Adds each byte to that of the other, modulo 256. */
  private static int sums(int bytes, int others) {
    return ((bytes & 0x7f7f7f7f) + (others & 0x7f7f7f7f)) ^ ((bytes ^ others) & 0x80808080);
  }

  /** The mean of each byte and that of the other, rounded down. */
  private static int means(int bytes, int others) {
    return (bytes & others) + ((bytes ^ others) >>> 1 & 0x7f7f7f7f);
  }
}
