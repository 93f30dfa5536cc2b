package wxalbum.picture.heic;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * A box, which consists of a length, a type of four characters, and content (ISO/IEC 14496-12,
 * 4.2).
 *
 * @param content the content; only duplicates of the buffer are read, so its position never changes
 */
record Box(String type, ByteBuffer content) {
  /**
   * Returns the first top-level box of a type.
   *
   * @throws UndecodablePictureException of {@link PictureFault#TRUNCATED} when a box exceeds the
   *     file, or {@link PictureFault#UNREADABLE} when the file contains no such box
   */
  static Box findInFile(ByteBuffer file, String type) {
    BoxReader bytes = new BoxReader(file);
    while (bytes.remaining() >= 8) {
      Box box = read(bytes, PictureFault.TRUNCATED);
      if (box.type.equals(type)) {
        return box;
      }
    }
    throw new UndecodablePictureException(
        bytes.remaining() > 0 ? PictureFault.TRUNCATED : PictureFault.UNREADABLE);
  }

  /** Reads all boxes up to the end of the bytes. */
  static List<Box> readAll(BoxReader bytes) {
    List<Box> boxes = new ArrayList<>();
    while (bytes.remaining() > 0) {
      if (boxes.size() == ItemTable.MAX_ENTRIES) {
        throw new UndecodablePictureException(PictureFault.UNREADABLE);
      }
      boxes.add(read(bytes, PictureFault.UNREADABLE));
    }
    return boxes;
  }

  /** Returns the first box of a type. */
  static Optional<Box> findFirst(List<Box> boxes, String type) {
    return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
  }

  /**
   * Returns the first box of a mandatory type.
   *
   * @throws UndecodablePictureException of {@link PictureFault#UNREADABLE} when it is missing
   */
  static Box findRequired(List<Box> boxes, String type) {
    return findFirst(boxes, type)
        .orElseThrow(() -> new UndecodablePictureException(PictureFault.UNREADABLE));
  }

  /** Returns a new reader at the start of the content. */
  BoxReader newReader() {
    return new BoxReader(content);
  }

  /**
   * Reads a box. A length of 1 means that a 64-bit length follows the type. A length of 0 means
   * that the box extends to the end.
   *
   * @param overrun the fault if the box is longer than the remaining bytes
   */
  private static Box read(BoxReader bytes, PictureFault overrun) {
    long left = bytes.remaining();
    long length = bytes.readU32();
    String type = bytes.readFourCc();
    long headerLength = 8;
    if (length == 1) {
      length = bytes.readNumber(8);
      headerLength = 16;
    }
    if (length == 0) {
      length = left;
    }
    if (length < headerLength) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    if (length > left) {
      throw new UndecodablePictureException(overrun);
    }
    return new Box(type, bytes.readSlice(length - headerLength));
  }
}
