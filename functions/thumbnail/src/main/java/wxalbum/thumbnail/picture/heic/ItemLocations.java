package wxalbum.thumbnail.picture.heic;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/** The locations of the items' bytes in the file or in its item data (ISO/IEC 14496-12, 8.11.3). */
final class ItemLocations {
  private static final int IN_FILE = 0;
  private static final int IN_ITEM_DATA = 1;
  private static final int MOST_EXTENTS = 64;

  private final ByteBuffer file;
  private final ByteBuffer itemData;
  private final Map<Long, Location> locations = new HashMap<>();

  /**
   * The location of one item.
   *
   * @param method the construction method, which states the base of the offsets
   * @param elsewhere whether the bytes are in another file
   */
  private record Location(int method, boolean elsewhere, List<Extent> extents) {}

  private record Extent(long offset, long length) {}

  /** The widths in bytes of the numbers in a table. */
  private record Widths(int offset, int length, int base, int index) {}

  /** Reads the table {@code iloc}. */
  ItemLocations(Box iloc, ByteBuffer file, ByteBuffer itemData) {
    this.file = file;
    this.itemData = itemData;
    BoxBytes bytes = iloc.open();
    int version = bytes.version();
    int packed = bytes.u16();
    Widths widths =
        new Widths(
            packed >> 12, (packed >> 8) & 15, (packed >> 4) & 15, version == 0 ? 0 : packed & 15);
    int idWidth = version < 2 ? 2 : 4;
    int count = bytes.count(idWidth, Items.MOST);
    for (int i = 0; i < count; i++) {
      long item = bytes.number(idWidth);
      int method = version == 0 ? IN_FILE : bytes.u16() & 15;
      boolean external = bytes.u16() != 0;
      locations.put(item, new Location(method, external, extents(bytes, widths)));
    }
  }

  private static List<Extent> extents(BoxBytes bytes, Widths widths) {
    long base = bytes.number(widths.base);
    int count = bytes.count(2, MOST_EXTENTS);
    List<Extent> extents = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      var _ = bytes.number(widths.index);
      long offset = bytes.number(widths.offset);
      long length = bytes.number(widths.length);
      if (base > Integer.MAX_VALUE || offset > Integer.MAX_VALUE || length > Integer.MAX_VALUE) {
        throw new UnfitPicture(Fault.TRUNCATED);
      }
      extents.add(new Extent(base + offset, length));
    }
    return extents;
  }

  /**
   * Returns the bytes of an item, one buffer for each extent.
   *
   * @throws UnfitPicture of {@link Fault#TRUNCATED} when the file ends before the bytes, or {@link
   *     Fault#UNREADABLE} when their location is missing or not supported
   */
  List<ByteBuffer> of(long item) {
    Location location = locations.get(item);
    if (location == null
        || location.elsewhere
        || (location.method != IN_FILE && location.method != IN_ITEM_DATA)) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    ByteBuffer source = location.method == IN_FILE ? file : itemData;
    return location.extents.stream().map(extent -> cut(source, extent)).toList();
  }

  /** Returns the bytes of an extent. A length of 0 means all bytes from the offset on. */
  private static ByteBuffer cut(ByteBuffer source, Extent extent) {
    long length = extent.length == 0 ? source.capacity() - extent.offset : extent.length;
    if (length <= 0 || extent.offset + length > source.capacity()) {
      throw new UnfitPicture(Fault.TRUNCATED);
    }
    return source.slice((int) extent.offset, (int) length);
  }
}
