package wxalbum.thumbnail.picture.heic;

import java.nio.ByteBuffer;
import java.util.List;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * One picture coded by itself, as an item of the type {@code hvc1} has it.
 *
 * @param configuration content of its {@code hvcC} (ISO/IEC 14496-15, 8.3.3.1)
 * @param pieces together, NAL units with their lengths in front
 */
record Tile(Dimensions size, ByteBuffer configuration, List<ByteBuffer> pieces) {
  private static final int CONFIGURATION_VERSION = 1;

  /** Reads what is known of it; a grid in a grid is no tile, and so no grid holds itself. */
  static Tile read(Items items, long item) {
    if (!items.type(item).equals("hvc1")) {
      throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
    }
    List<Box> properties = items.properties(item);
    Box configuration = Box.required(properties, "hvcC");
    if (configuration.open().u8() != CONFIGURATION_VERSION) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    return new Tile(Extents.of(properties), configuration.content(), items.bytes(item));
  }

  /** Number of coded bytes. */
  long length() {
    return pieces.stream().mapToLong(ByteBuffer::capacity).sum();
  }
}
