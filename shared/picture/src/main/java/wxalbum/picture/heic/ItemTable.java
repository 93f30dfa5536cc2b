package wxalbum.picture.heic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * The items of a file (ISO/IEC 14496-12, 8.11): the primary item, and for each item its type, its
 * source items, its bytes and its properties.
 */
final class ItemTable {
  /** Limit of boxes in a box, items in a file and source items of an item. */
  static final int MAX_ENTRIES = 4096;

  /** Size limit of an item that is copied into memory, many times the size that cameras write. */
  private static final int MAX_ITEM_BYTES = 1 << 20;

  private final long primaryItem;
  private final Map<Long, String> types = new LinkedHashMap<>();
  private final Optional<Box> references;
  private final ItemLocations locations;
  private final ItemProperties properties;

  /**
   * Reads the box {@code meta} of a file.
   *
   * @throws UndecodablePictureException when the box is missing, damaged or truncated
   */
  ItemTable(ByteBuffer file) {
    BoxReader meta = Box.findInFile(file, "meta").newReader();
    var _ = meta.readVersion();
    List<Box> boxes = Box.readAll(meta);
    ByteBuffer itemData =
        Box.findFirst(boxes, "idat").map(Box::content).orElseGet(() -> ByteBuffer.allocate(0));
    this.primaryItem = primaryItem(Box.findRequired(boxes, "pitm").newReader());
    this.references = Box.findFirst(boxes, "iref");
    this.locations = new ItemLocations(Box.findRequired(boxes, "iloc"), file, itemData);
    this.properties = new ItemProperties(Box.findRequired(boxes, "iprp"));
    readTypes(Box.findRequired(boxes, "iinf").newReader());
  }

  /** Returns the item of the picture itself. */
  long primaryItem() {
    return primaryItem;
  }

  /** Returns the type of an item, such as {@code hvc1}; an empty string for an unknown item. */
  String typeOf(long item) {
    return types.getOrDefault(item, "");
  }

  /** Returns the first item of a type. */
  Optional<Long> findFirst(String type) {
    return types.keySet().stream().filter(item -> type.equals(types.get(item))).findFirst();
  }

  /** Returns the bytes of an item, one buffer for each extent, without copying them. */
  List<ByteBuffer> extents(long item) {
    return locations.bytesOf(item);
  }

  /**
   * Returns the bytes of an item as one copy. This is for metadata, not for coded pictures.
   *
   * @throws UndecodablePictureException when the item exceeds the size limit
   */
  BoxReader readBytes(long item) {
    List<ByteBuffer> extents = extents(item);
    if (extents.stream().mapToLong(ByteBuffer::capacity).sum() > MAX_ITEM_BYTES) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    extents.forEach(extent -> bytes.writeBytes(new BoxReader(extent).readBytes(extent.capacity())));
    return new BoxReader(ByteBuffer.wrap(bytes.toByteArray()));
  }

  /** Returns the property boxes of an item in their order. */
  List<Box> properties(long item) {
    return properties.propertiesOf(item);
  }

  /** Returns the items from which an item is derived, in order (reference {@code dimg}). */
  List<Long> sourceItems(long item) {
    if (references.isEmpty()) {
      return List.of();
    }
    BoxReader bytes = references.get().newReader();
    int idWidth = bytes.readVersion() == 0 ? 2 : 4;
    for (Box reference : Box.readAll(bytes)) {
      BoxReader content = reference.newReader();
      if (reference.type().equals("dimg") && content.readNumber(idWidth) == item) {
        int count = content.readCount(2, MAX_ENTRIES);
        return LongStream.generate(() -> content.readNumber(idWidth)).limit(count).boxed().toList();
      }
    }
    return List.of();
  }

  private static long primaryItem(BoxReader pitm) {
    return pitm.readVersion() == 0 ? pitm.readU16() : pitm.readU32();
  }

  /** Reads the types of the items. Entries before version 2 state no type and are skipped. */
  private void readTypes(BoxReader iinf) {
    var _ = iinf.readVersion() == 0 ? iinf.readU16() : iinf.readU32();
    for (Box entry : Box.readAll(iinf)) {
      BoxReader content = entry.newReader();
      int version = content.readVersion();
      if (version >= 2) {
        long item = version == 2 ? content.readU16() : content.readU32();
        var _ = content.readU16();
        types.put(item, content.readFourCc());
      }
    }
  }
}
