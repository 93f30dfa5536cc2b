package wxalbum.thumbnail.picture.heic;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * A box: a length, a type of four characters, and content (ISO/IEC 14496-12, 4.2).
 *
 * @param content never read itself, only copies of it
 */
record Box(String type, ByteBuffer content) {
  /** The first box of a type among those that follow one another to the end of a file. */
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

  /** All boxes to the end of these bytes. */
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

  /** The first box of a type. */
  static Optional<Box> first(List<Box> boxes, String type) {
    return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
  }

  /** The first box of a type that no picture goes without. */
  static Box required(List<Box> boxes, String type) {
    return first(boxes, type).orElseThrow(() -> new UnfitPicture(Fault.UNREADABLE));
  }

  /** Its content, from the front. */
  BoxBytes open() {
    return new BoxBytes(content);
  }

  /** A length of 1 says that the true one follows the type, one of 0 that all the rest is meant. */
  private static Box read(BoxBytes bytes, Fault overrun) {
    long left = bytes.left();
    long length = bytes.u32();
    String type = bytes.name();
    long head = 8;
    if (length == 1) {
      length = bytes.number(8);
      head = 16;
    }
    if (length == 0) {
      length = left;
    }
    if (length < head) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    if (length > left) {
      throw new UnfitPicture(overrun);
    }
    return new Box(type, bytes.slice(length - head));
  }
}
