package wxalbum.thumbnail.picture.heic;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * The items of a file (ISO/IEC 14496-12, 8.11): which is the picture, of which type each is, what
 * it is made of, where its bytes lie and what describes it.
 */
final class Items {
  /** Boxes in a box, items of a file and parts of an item: files with more of them are refused. */
  static final int MOST = 4096;

  private final long primary;
  private final Map<Long, String> types = new HashMap<>();
  private final Map<Long, List<Long>> parts = new HashMap<>();
  private final ItemLocations locations;
  private final ItemProperties properties;

  /** Reads the box {@code meta} of a file. */
  Items(ByteBuffer file) {
    BoxBytes meta = Box.inFile(file, "meta").open();
    var _ = meta.u32();
    List<Box> boxes = Box.all(meta);
    ByteBuffer itemData =
        Box.first(boxes, "idat").map(Box::content).orElseGet(() -> ByteBuffer.allocate(0));
    this.primary = primary(Box.required(boxes, "pitm"));
    this.locations = new ItemLocations(Box.required(boxes, "iloc"), file, itemData);
    this.properties = new ItemProperties(Box.required(boxes, "iprp"));
    readTypes(Box.required(boxes, "iinf"));
    Box.first(boxes, "iref").ifPresent(this::readParts);
  }

  /** The item that is the picture. */
  long primary() {
    return primary;
  }

  /** Its type, such as {@code hvc1}; empty for an item that nothing tells of. */
  String type(long item) {
    return types.getOrDefault(item, "");
  }

  /** The items that it is made of, in their order. */
  List<Long> parts(long item) {
    return parts.getOrDefault(item, List.of());
  }

  /** Its bytes, in as many pieces as the file keeps them. */
  List<ByteBuffer> bytes(long item) {
    return locations.of(item);
  }

  /** The boxes that describe it, in their order. */
  List<Box> properties(long item) {
    return properties.of(item);
  }

  private static long primary(Box pitm) {
    BoxBytes bytes = pitm.open();
    int version = bytes.u8();
    var _ = bytes.number(3);
    return bytes.number(version == 0 ? 2 : 4);
  }

  /** Entries older than version 2 have no type, and are of no use. */
  private void readTypes(Box iinf) {
    BoxBytes bytes = iinf.open();
    int version = bytes.u8();
    var _ = bytes.number(3);
    var _ = bytes.count(version == 0 ? 2 : 4, MOST);
    for (Box entry : Box.all(bytes)) {
      BoxBytes content = entry.open();
      int entryVersion = content.u8();
      if (entryVersion >= 2) {
        var _ = content.number(3);
        long item = content.number(entryVersion == 2 ? 2 : 4);
        var _ = content.u16();
        types.put(item, content.name());
      }
    }
  }

  private void readParts(Box iref) {
    BoxBytes bytes = iref.open();
    int width = bytes.u8() == 0 ? 2 : 4;
    var _ = bytes.number(3);
    for (Box reference : Box.all(bytes)) {
      if (reference.type().equals("dimg")) {
        BoxBytes content = reference.open();
        long whole = content.number(width);
        int count = content.count(2, MOST);
        List<Long> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          items.add(content.number(width));
        }
        if (parts.putIfAbsent(whole, items) != null) {
          throw new UnfitPicture(Fault.UNREADABLE);
        }
      }
    }
  }
}
