package wxalbum.picture.heic;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.UndecodablePictureException;

/** The locations of the items' bytes in the file or in its item data (ISO/IEC 14496-12, 8.11.3). */
final class ItemLocations {
  private static final int IN_FILE = 0;
  private static final int IN_ITEM_DATA = 1;
  private static final int MAX_EXTENTS = 64;

  private final ByteBuffer file;
  private final ByteBuffer itemData;
  private final Map<Long, Location> locations = new HashMap<>();

  /**
   * The location of one item.
   *
   * @param constructionMethod the construction method, which states the base of the offsets
   * @param external whether the bytes are in another file
   */
  private record Location(int constructionMethod, boolean external, List<Extent> extents) {}

  private record Extent(long offset, long length) {}

  /** The widths in bytes of the numbers in a table. */
  private record Widths(int offset, int length, int base, int index) {}

  /** Reads the table {@code iloc}. */
  ItemLocations(Box iloc, ByteBuffer file, ByteBuffer itemData) {
    this.file = file;
    this.itemData = itemData;
    BoxReader bytes = iloc.newReader();
    int version = bytes.readVersion();
    int packed = bytes.readU16();
    Widths widths =
        new Widths(
            packed >> 12, (packed >> 8) & 15, (packed >> 4) & 15, version == 0 ? 0 : packed & 15);
    int idWidth = version < 2 ? 2 : 4;
    int count = bytes.readCount(idWidth, ItemTable.MAX_ENTRIES);
    for (int i = 0; i < count; i++) {
      long item = bytes.readNumber(idWidth);
      int method = version == 0 ? IN_FILE : bytes.readU16() & 15;
      boolean external = bytes.readU16() != 0;
      locations.put(item, new Location(method, external, readExtents(bytes, widths)));
    }
  }

  private static List<Extent> readExtents(BoxReader bytes, Widths widths) {
    long base = bytes.readNumber(widths.base);
    int count = bytes.readCount(2, MAX_EXTENTS);
    List<Extent> extents = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      var _ = bytes.readNumber(widths.index);
      long offset = bytes.readNumber(widths.offset);
      long length = bytes.readNumber(widths.length);
      if (base > Integer.MAX_VALUE || offset > Integer.MAX_VALUE || length > Integer.MAX_VALUE) {
        throw new UndecodablePictureException(PictureFault.TRUNCATED);
      }
      extents.add(new Extent(base + offset, length));
    }
    return extents;
  }

  /**
   * Returns the bytes of an item, one buffer for each extent.
   *
   * @throws UndecodablePictureException of {@link PictureFault#TRUNCATED} when the file ends before
   *     the bytes, or {@link PictureFault#UNREADABLE} when their location is missing or not
   *     supported
   */
  List<ByteBuffer> bytesOf(long item) {
    Location location = locations.get(item);
    if (location == null
        || location.external
        || (location.constructionMethod != IN_FILE
            && location.constructionMethod != IN_ITEM_DATA)) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
    ByteBuffer source = location.constructionMethod == IN_FILE ? file : itemData;
    return location.extents.stream().map(extent -> slice(source, extent)).toList();
  }

  /** Returns the bytes of an extent. A length of 0 means all bytes from the offset on. */
  private static ByteBuffer slice(ByteBuffer source, Extent extent) {
    long length = extent.length == 0 ? source.capacity() - extent.offset : extent.length;
    if (length <= 0 || extent.offset + length > source.capacity()) {
      throw new UndecodablePictureException(PictureFault.TRUNCATED);
    }
    return source.slice((int) extent.offset, (int) length);
  }
}
