package wxalbum.picture.heic;

import java.nio.ByteBuffer;
import java.util.List;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * An independently coded picture, from an item of the type {@code hvc1}.
 *
 * @param size size in pixels
 * @param configuration content of the {@code hvcC} box (ISO/IEC 14496-15, 8.3.3.1)
 * @param extents the coded bytes, one buffer for each extent; together they are NAL units, each
 *     with its length in front
 */
record HevcTile(PixelSize size, ByteBuffer configuration, List<ByteBuffer> extents) {
  private static final int CONFIGURATION_VERSION = 1;
  private static final int MIN_CONFIGURATION_BYTES = 23;

  /** Size limit of a configuration, a hundred times the size that cameras write. */
  private static final int MAX_CONFIGURATION_BYTES = 1 << 16;

  private static final int LUMA_BIT_DEPTH_OFFSET = 17;
  private static final int LENGTH_SIZE_OFFSET = 21;

  HevcTile {
    if (configuration.capacity() < MIN_CONFIGURATION_BYTES
        || configuration.capacity() > MAX_CONFIGURATION_BYTES
        || configuration.get(0) != CONFIGURATION_VERSION) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
  }

  /**
   * Reads a tile from an item. Only coded pictures are accepted, so a grid cannot contain a grid,
   * and thus not itself.
   *
   * @throws UndecodablePictureException of {@link PictureFault#UNSUPPORTED_TYPE} when the item has
   *     another type
   */
  static HevcTile read(ItemTable items, long item) {
    if (!items.typeOf(item).equals("hvc1")) {
      throw new UndecodablePictureException(PictureFault.UNSUPPORTED_TYPE);
    }
    List<Box> properties = items.properties(item);
    return new HevcTile(
        readSize(properties), Box.findRequired(properties, "hvcC").content(), items.extents(item));
  }

  /** Returns the size of an item from its properties ({@code ispe}, ISO/IEC 23008-12, 6.5.3). */
  static PixelSize readSize(List<Box> properties) {
    BoxReader ispe = Box.findRequired(properties, "ispe").newReader();
    var _ = ispe.readVersion();
    return ispe.readSize(4);
  }

  long pixelCount() {
    return (long) size.width() * size.height();
  }

  /** Returns the bytes of the decoded luma; the two chroma planes take at most twice as many. */
  long lumaBytes() {
    return (configuration.get(LUMA_BIT_DEPTH_OFFSET) & 7) == 0 ? pixelCount() : 2 * pixelCount();
  }

  /**
   * Returns the work of decoding the tile. A slice may cover the whole tile with a few bytes, and
   * the decoder does not reject further slices of the same area.
   */
  long work() {
    NalUnits units = NalUnits.countIn(extents, 1 + (configuration.get(LENGTH_SIZE_OFFSET) & 3));
    return Math.max(1, units.slices()) * pixelCount() * 30
        + units.count() * 20_000
        + encodedLength() * 80;
  }

  /** Returns the work of creating a decoder with the configuration of the tile. */
  long decoderWork() {
    return 1_000_000 + configuration.capacity() * 500L;
  }

  /** Returns the number of coded bytes. */
  long encodedLength() {
    return extents.stream().mapToLong(ByteBuffer::capacity).sum();
  }
}
