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
  private static final int SHORTEST_CONFIGURATION = 23;
  private static final int BIT_DEPTH_LUMA_MINUS_8 = 17;

  Tile {
    if (configuration.capacity() < SHORTEST_CONFIGURATION
        || configuration.get(0) != CONFIGURATION_VERSION) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }

  /** Reads what is known of it; a grid in a grid is no tile, and so no grid holds itself. */
  static Tile read(Items items, long item) {
    if (!items.type(item).equals("hvc1")) {
      throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
    }
    List<Box> properties = items.properties(item);
    return new Tile(
        size(properties), Box.required(properties, "hvcC").content(), items.pieces(item));
  }

  /** The size that an item's properties tell ({@code ispe}, ISO/IEC 23008-12, 6.5.3). */
  static Dimensions size(List<Box> properties) {
    BoxBytes ispe = Box.required(properties, "ispe").open();
    var _ = ispe.version();
    return ispe.size(4);
  }

  long pixels() {
    return (long) size.width() * size.height();
  }

  /** Bytes that its luma takes once decoded; two components of colour take twice that at most. */
  long lumaBytes() {
    return (configuration.get(BIT_DEPTH_LUMA_MINUS_8) & 7) == 0 ? pixels() : 2 * pixels();
  }

  /** Number of coded bytes. */
  long length() {
    return pieces.stream().mapToLong(ByteBuffer::capacity).sum();
  }
}
