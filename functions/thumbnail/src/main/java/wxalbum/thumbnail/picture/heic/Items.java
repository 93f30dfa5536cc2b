package wxalbum.thumbnail.picture.heic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * The items of a file (ISO/IEC 14496-12, 8.11): the primary item, and for each item its type, its
 * source items, its bytes and its properties.
 */
final class Items {
  /** Limit of boxes in a box, items in a file and source items of an item. */
  static final int MOST = 4096;

  /** Size limit of an item that is copied into memory, many times the size that cameras write. */
  private static final int LARGEST = 1 << 20;

  private final long primary;
  private final Map<Long, String> types = new LinkedHashMap<>();
  private final Optional<Box> references;
  private final ItemLocations locations;
  private final ItemProperties properties;

  /**
   * Reads the box {@code meta} of a file.
   *
   * @throws UnfitPicture when the box is missing, damaged or truncated
   */
  Items(ByteBuffer file) {
    BoxBytes meta = Box.inFile(file, "meta").open();
    var _ = meta.version();
    List<Box> boxes = Box.all(meta);
    ByteBuffer itemData =
        Box.first(boxes, "idat").map(Box::content).orElseGet(() -> ByteBuffer.allocate(0));
    this.primary = primary(Box.required(boxes, "pitm").open());
    this.references = Box.first(boxes, "iref");
    this.locations = new ItemLocations(Box.required(boxes, "iloc"), file, itemData);
    this.properties = new ItemProperties(Box.required(boxes, "iprp"));
    readTypes(Box.required(boxes, "iinf").open());
  }

  /** Returns the item of the picture itself. */
  long primary() {
    return primary;
  }

  /** Returns the type of an item, such as {@code hvc1}; an empty string for an unknown item. */
  String type(long item) {
    return types.getOrDefault(item, "");
  }

  /** Returns the first item of a type. */
  Optional<Long> first(String type) {
    return types.keySet().stream().filter(item -> type.equals(types.get(item))).findFirst();
  }

  /** Returns the bytes of an item, one buffer for each extent, without copying them. */
  List<ByteBuffer> pieces(long item) {
    return locations.of(item);
  }

  /**
   * Returns the bytes of an item as one copy. This is for metadata, not for coded pictures.
   *
   * @throws UnfitPicture when the item exceeds the size limit
   */
  BoxBytes bytes(long item) {
    List<ByteBuffer> extents = pieces(item);
    if (extents.stream().mapToLong(ByteBuffer::capacity).sum() > LARGEST) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    extents.forEach(extent -> bytes.writeBytes(new BoxBytes(extent).take(extent.capacity())));
    return new BoxBytes(ByteBuffer.wrap(bytes.toByteArray()));
  }

  /** Returns the property boxes of an item in their order. */
  List<Box> properties(long item) {
    return properties.of(item);
  }

  /** Returns the items from which an item is derived, in order (reference {@code dimg}). */
  List<Long> parts(long item) {
    if (references.isEmpty()) {
      return List.of();
    }
    BoxBytes bytes = references.get().open();
    int idWidth = bytes.version() == 0 ? 2 : 4;
    for (Box reference : Box.all(bytes)) {
      BoxBytes content = reference.open();
      if (reference.type().equals("dimg") && content.number(idWidth) == item) {
        int count = content.count(2, MOST);
        return LongStream.generate(() -> content.number(idWidth)).limit(count).boxed().toList();
      }
    }
    return List.of();
  }

  private static long primary(BoxBytes pitm) {
    return pitm.version() == 0 ? pitm.u16() : pitm.u32();
  }

  /** Reads the types of the items. Entries before version 2 state no type and are skipped. */
  private void readTypes(BoxBytes iinf) {
    var _ = iinf.version() == 0 ? iinf.u16() : iinf.u32();
    for (Box entry : Box.all(iinf)) {
      BoxBytes content = entry.open();
      int version = content.version();
      if (version >= 2) {
        long item = version == 2 ? content.u16() : content.u32();
        var _ = content.u16();
        types.put(item, content.name());
      }
    }
  }
}
