package wxalbum.thumbnail.picture.heic;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

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
   * @throws UnfitPicture of {@link Fault#TRUNCATED} when a box exceeds the file, or {@link
   *     Fault#UNREADABLE} when the file contains no such box
   */
  static Box inFile(ByteBuffer file, String type) {
    BoxBytes bytes = new BoxBytes(file);
    while (bytes.left() >= 8) {
      Box box = read(bytes, Fault.TRUNCATED);
      if (box.type.equals(type)) {
        return box;
      }
    }
    throw new UnfitPicture(bytes.left() > 0 ? Fault.TRUNCATED : Fault.UNREADABLE);
  }

  /** Reads all boxes up to the end of the bytes. */
  static List<Box> all(BoxBytes bytes) {
    List<Box> boxes = new ArrayList<>();
    while (bytes.left() > 0) {
      if (boxes.size() == Items.MOST) {
        throw new UnfitPicture(Fault.UNREADABLE);
      }
      boxes.add(read(bytes, Fault.UNREADABLE));
    }
    return boxes;
  }

  /** Returns the first box of a type. */
  static Optional<Box> first(List<Box> boxes, String type) {
    return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
  }

  /**
   * Returns the first box of a mandatory type.
   *
   * @throws UnfitPicture of {@link Fault#UNREADABLE} when it is missing
   */
  static Box required(List<Box> boxes, String type) {
    return first(boxes, type).orElseThrow(() -> new UnfitPicture(Fault.UNREADABLE));
  }

  /** Returns a new reader at the start of the content. */
  BoxBytes open() {
    return new BoxBytes(content);
  }

  /**
   * Reads a box. A length of 1 means that a 64-bit length follows the type. A length of 0 means
   * that the box extends to the end.
   *
   * @param overrun the fault if the box is longer than the remaining bytes
   */
  private static Box read(BoxBytes bytes, Fault overrun) {
    long left = bytes.left();
    long length = bytes.u32();
    String type = bytes.name();
    long headerLength = 8;
    if (length == 1) {
      length = bytes.number(8);
      headerLength = 16;
    }
    if (length == 0) {
      length = left;
    }
    if (length < headerLength) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    if (length > left) {
      throw new UnfitPicture(overrun);
    }
    return new Box(type, bytes.slice(length - headerLength));
  }
}
