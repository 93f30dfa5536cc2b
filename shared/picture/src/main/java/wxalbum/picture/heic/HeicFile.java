package wxalbum.picture.heic;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import wxalbum.picture.color.IccProfile;
import wxalbum.picture.header.DecodeWork;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;

/**
 * The container of a HEIC file (ISO/IEC 23008-12), read without decoding the picture. Supported are
 * single coded pictures and grids of tiles. Overlays and other derived pictures are not supported.
 */
final class HeicFile {
  /** Limit of pixels in all tiles: twice the limit of pictures, since grids are cropped. */
  private static final long MAX_TILED_PIXELS = 400_000_000;

  private final ItemTable items;
  private final TileGrid grid;
  private final List<HevcTile> tiles;
  private final CleanAperture cleanAperture;
  private final Orientation orientation;
  private final ColorInfo colorInfo;

  private HeicFile(ItemTable items, TileGrid grid, List<Long> tileItems, List<Box> properties) {
    this.items = items;
    this.grid = grid;
    this.tiles = tileItems.stream().map(item -> HevcTile.read(items, item)).toList();
    this.cleanAperture = CleanAperture.fromProperties(properties, grid.size());
    this.orientation = HeicTransform.orientationOf(properties);
    this.colorInfo =
        ColorInfo.fromProperties(properties)
            .withDefaults(ColorInfo.fromProperties(items.properties(tileItems.getFirst())));
  }

  /**
   * Reads the container.
   *
   * @throws UndecodablePictureException when the kind of picture is not supported, the file
   *     violates the rules of its format, or it ends before its picture
   */
  static HeicFile read(byte[] bytes) {
    ItemTable items = new ItemTable(ByteBuffer.wrap(bytes));
    long primary = items.primaryItem();
    List<Box> properties = items.properties(primary);
    PixelSize size = HevcTile.readSize(properties);
    boolean isGrid = items.typeOf(primary).equals("grid");
    TileGrid grid = isGrid ? TileGrid.read(items.readBytes(primary)) : TileGrid.ofSingleTile(size);
    List<Long> tileItems = isGrid ? items.sourceItems(primary) : List.of(primary);
    requireValid(tileItems.size() == grid.tileCount() && grid.size().equals(size));
    if (isGrid && tileItems.stream().anyMatch(item -> isTransformed(items.properties(item)))) {
      throw new UndecodablePictureException(PictureFault.UNSUPPORTED_TYPE);
    }
    HeicFile file = new HeicFile(items, grid, tileItems, properties);
    file.validate(bytes.length);
    return file;
  }

  /** Returns whether a tile must be cropped or rotated on its own, which no camera requires. */
  private static boolean isTransformed(List<Box> properties) {
    return HeicTransform.orientationOf(properties) != Orientation.UPRIGHT
        || Box.findFirst(properties, "clap").isPresent();
  }

  /**
   * Checks that all tiles have the same size, that none is superfluous, and that they do not share
   * bytes: otherwise a small file could refer to the same tile many times.
   *
   * @param fileBytes length of the file in bytes
   */
  private void validate(int fileBytes) {
    PixelSize tile = tiles.getFirst().size();
    requireValid(grid.isCoveredBy(tile));
    requireValid(tiles.stream().allMatch(other -> other.size().equals(tile)));
    requireValid(tiles.stream().mapToLong(HevcTile::encodedLength).sum() <= fileBytes);
    if (tiles.getFirst().pixelCount() > MAX_TILED_PIXELS / tiles.size()) {
      throw new UndecodablePictureException(PictureFault.TOO_MANY_PIXELS);
    }
  }

  private static void requireValid(boolean condition) {
    if (!condition) {
      throw new UndecodablePictureException(PictureFault.UNREADABLE);
    }
  }

  /** Returns the header. Its working memory is that of one tile, since tiles are decoded singly. */
  PictureHeader header() {
    return new PictureHeader(
        PictureType.HEIC,
        cleanAperture.size(),
        true,
        tiles.stream().mapToLong(tile -> 3 * tile.lumaBytes()).max().orElse(0),
        DecodeWork.ofSingleDecoder(work()),
        colorInfo.profile().map(IccProfile::new));
  }

  /** Returns the work of all tiles. Each tile whose configuration differs needs a new decoder. */
  private long work() {
    long work = 0;
    for (int i = 0; i < tiles.size(); i++) {
      HevcTile tile = tiles.get(i);
      boolean sharesDecoder =
          i > 0 && tile.configuration().equals(tiles.get(i - 1).configuration());
      work += tile.work() + (sharesDecoder ? 0 : tile.decoderWork());
    }
    return work;
  }

  /**
   * Returns the orientation of the stored picture. The orientation tag of Exif does not apply
   * (ISO/IEC 23008-12, A.2.3).
   */
  Orientation orientation() {
    return orientation;
  }

  /** Returns the Exif block as TIFF (ISO/IEC 23008-12, A.2.1); empty if it is absent or damaged. */
  Optional<byte[]> exif() {
    return items.findFirst("Exif").flatMap(this::readTiff);
  }

  /** Reads the TIFF from an item, which begins with a number and that many bytes to skip. */
  private Optional<byte[]> readTiff(long item) {
    try {
      BoxReader bytes = items.readBytes(item);
      var _ = bytes.readSlice(bytes.readU32());
      return Optional.of(bytes.readBytes(bytes.remaining()));
    } catch (UndecodablePictureException broken) {
      return Optional.empty();
    }
  }

  /** Returns the area of the decoded picture that is displayed. */
  CleanAperture cleanAperture() {
    return cleanAperture;
  }

  TileGrid grid() {
    return grid;
  }

  List<HevcTile> tiles() {
    return tiles;
  }

  Optional<ColorInfo.YuvEncoding> encoding() {
    return colorInfo.encoding();
  }
}
