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
 * The items of a file (ISO/IEC 14496-12, 8.11): which is the picture, of which type each is, what
 * it is made of, where its bytes lie and what describes it.
 */
final class Items {
  /** Boxes in a box, items of a file and parts of an item: files with more of them are refused. */
  static final int MOST = 4096;

  /** Bytes of an item that are put together: many times what cameras write. */
  private static final int LARGEST = 1 << 20;

  private final long primary;
  private final Map<Long, String> types = new LinkedHashMap<>();
  private final Optional<Box> references;
  private final ItemLocations locations;
  private final ItemProperties properties;

  /** Reads the box {@code meta} of a file. */
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

  /** The item that is the picture. */
  long primary() {
    return primary;
  }

  /** Its type, such as {@code hvc1}; empty for an item that nothing tells of. */
  String type(long item) {
    return types.getOrDefault(item, "");
  }

  /** The first item of a type. */
  Optional<Long> first(String type) {
    return types.keySet().stream().filter(item -> type.equals(types.get(item))).findFirst();
  }

  /** Its bytes, in as many pieces as the file keeps them. */
  List<ByteBuffer> pieces(long item) {
    return locations.of(item);
  }

  /** Its bytes, put together, of an item that tells something and is not coded. */
  BoxBytes bytes(long item) {
    List<ByteBuffer> pieces = pieces(item);
    if (pieces.stream().mapToLong(ByteBuffer::capacity).sum() > LARGEST) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    pieces.forEach(piece -> bytes.writeBytes(new BoxBytes(piece).take(piece.capacity())));
    return new BoxBytes(ByteBuffer.wrap(bytes.toByteArray()));
  }

  /** The boxes that describe it, in their order. */
  List<Box> properties(long item) {
    return properties.of(item);
  }

  /** The items that it is made of, in their order (reference {@code dimg}). */
  List<Long> parts(long item) {
    if (references.isEmpty()) {
      return List.of();
    }
    BoxBytes bytes = references.get().open();
    int width = bytes.version() == 0 ? 2 : 4;
    for (Box reference : Box.all(bytes)) {
      BoxBytes content = reference.open();
      if (reference.type().equals("dimg") && content.number(width) == item) {
        int count = content.count(2, MOST);
        return LongStream.generate(() -> content.number(width)).limit(count).boxed().toList();
      }
    }
    return List.of();
  }

  private static long primary(BoxBytes pitm) {
    return pitm.version() == 0 ? pitm.u16() : pitm.u32();
  }

  /** Entries older than version 2 have no type, and are of no use. */
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
