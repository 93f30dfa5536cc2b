package wxalbum.picture.png;

import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * Undoes the filters of lines (clause 9). Some filters depend on earlier bytes of the same line.
 * For pixels of three and four bytes, as in photographs, these bytes are kept in local variables.
 */
final class ScanlineFilters {
  private ScanlineFilters() {}

  /**
   * Undoes a filter in place.
   *
   * @param type the filter type
   * @param line the line after a margin of one pixel of zeros
   * @param above the line above it, with the same margin
   * @param pixel bytes of a pixel
   * @throws UndecodablePictureException when the filter type is unknown
   */
  static void undo(int type, byte[] line, byte[] above, int pixel) {
    switch (type) {
      case 0 -> {}
      case 1 -> undoSub(line, pixel);
      case 2 -> undoUp(line, above, pixel);
      case 3 -> undoAverage(line, above, pixel);
      case 4 -> PaethFilter.undo(line, above, pixel);
      default -> throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
  }

  private static void undoSub(byte[] line, int pixel) {
    switch (pixel) {
      case 3 -> undoSub3(line);
      case 4 -> undoSub4(line);
      default -> {
        for (int i = pixel; i < line.length; i++) {
          line[i] += line[i - pixel];
        }
      }
    }
  }

  private static void undoSub3(byte[] line) {
    byte first = 0;
    byte second = 0;
    byte third = 0;
    for (int i = 3; i < line.length - 2; i += 3) {
      line[i] = first += line[i];
      line[i + 1] = second += line[i + 1];
      line[i + 2] = third += line[i + 2];
    }
  }

  private static void undoSub4(byte[] line) {
    byte first = 0;
    byte second = 0;
    byte third = 0;
    byte fourth = 0;
    for (int i = 4; i < line.length - 3; i += 4) {
      line[i] = first += line[i];
      line[i + 1] = second += line[i + 1];
      line[i + 2] = third += line[i + 2];
      line[i + 3] = fourth += line[i + 3];
    }
  }

  private static void undoUp(byte[] line, byte[] above, int pixel) {
    for (int i = pixel; i < line.length; i++) {
      line[i] += above[i];
    }
  }

  private static void undoAverage(byte[] line, byte[] above, int pixel) {
    switch (pixel) {
      case 3 -> undoAverage3(line, above);
      case 4 -> undoAverage4(line, above);
      default -> {
        for (int i = pixel; i < line.length; i++) {
          line[i] += (byte) (((line[i - pixel] & 0xff) + (above[i] & 0xff)) >> 1);
        }
      }
    }
  }

  private static void undoAverage3(byte[] line, byte[] above) {
    int first = 0;
    int second = 0;
    int third = 0;
    for (int i = 3; i < line.length - 2; i += 3) {
      first = (line[i] + ((first + (above[i] & 0xff)) >> 1)) & 0xff;
      second = (line[i + 1] + ((second + (above[i + 1] & 0xff)) >> 1)) & 0xff;
      third = (line[i + 2] + ((third + (above[i + 2] & 0xff)) >> 1)) & 0xff;
      line[i] = (byte) first;
      line[i + 1] = (byte) second;
      line[i + 2] = (byte) third;
    }
  }

  private static void undoAverage4(byte[] line, byte[] above) {
    int first = 0;
    int second = 0;
    int third = 0;
    int fourth = 0;
    for (int i = 4; i < line.length - 3; i += 4) {
      first = (line[i] + ((first + (above[i] & 0xff)) >> 1)) & 0xff;
      second = (line[i + 1] + ((second + (above[i + 1] & 0xff)) >> 1)) & 0xff;
      third = (line[i + 2] + ((third + (above[i + 2] & 0xff)) >> 1)) & 0xff;
      fourth = (line[i + 3] + ((fourth + (above[i + 3] & 0xff)) >> 1)) & 0xff;
      line[i] = (byte) first;
      line[i + 1] = (byte) second;
      line[i + 2] = (byte) third;
      line[i + 3] = (byte) fourth;
    }
  }
}
