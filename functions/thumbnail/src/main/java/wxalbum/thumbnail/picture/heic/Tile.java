package wxalbum.thumbnail.picture.heic;

import java.nio.ByteBuffer;
import java.util.List;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

/**
 * An independently coded picture, from an item of the type {@code hvc1}.
 *
 * @param size size in pixels
 * @param configuration content of the {@code hvcC} box (ISO/IEC 14496-15, 8.3.3.1)
 * @param pieces the coded bytes, one buffer for each extent; together they are NAL units, each with
 *     its length in front
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

  /**
   * Reads a tile from an item. Only coded pictures are accepted, so a grid cannot contain a grid,
   * and thus not itself.
   *
   * @throws UnfitPicture of {@link Fault#UNSUPPORTED_TYPE} when the item has another type
   */
  static Tile read(Items items, long item) {
    if (!items.type(item).equals("hvc1")) {
      throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
    }
    List<Box> properties = items.properties(item);
    return new Tile(
        size(properties), Box.required(properties, "hvcC").content(), items.pieces(item));
  }

  /** Returns the size of an item from its properties ({@code ispe}, ISO/IEC 23008-12, 6.5.3). */
  static Dimensions size(List<Box> properties) {
    BoxBytes ispe = Box.required(properties, "ispe").open();
    var _ = ispe.version();
    return ispe.size(4);
  }

  long pixels() {
    return (long) size.width() * size.height();
  }

  /** Returns the bytes of the decoded luma; the two chroma planes take at most twice as many. */
  long lumaBytes() {
    return (configuration.get(BIT_DEPTH_LUMA_MINUS_8) & 7) == 0 ? pixels() : 2 * pixels();
  }

  /** Returns the number of coded bytes. */
  long length() {
    return pieces.stream().mapToLong(ByteBuffer::capacity).sum();
  }
}
