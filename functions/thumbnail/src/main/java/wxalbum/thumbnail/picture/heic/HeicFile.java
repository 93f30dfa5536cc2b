package wxalbum.thumbnail.picture.heic;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.colour.IccProfile;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.geometry.Orientation;

/**
 * The container of a HEIC file (ISO/IEC 23008-12), read without decoding the picture. Supported are
 * single coded pictures and grids of tiles. Overlays and other derived pictures are not supported.
 */
public final class HeicFile {
  /** Limit of pixels in all tiles: twice the limit of pictures, since grids are cropped. */
  private static final long MOST_TILED_PIXELS = 400_000_000;

  private final Items items;
  private final Grid grid;
  private final List<Tile> tiles;
  private final CleanAperture shown;
  private final Orientation orientation;
  private final Colours colours;

  private HeicFile(Items items, Grid grid, List<Long> tileItems, List<Box> properties) {
    this.items = items;
    this.grid = grid;
    this.tiles = tileItems.stream().map(item -> Tile.read(items, item)).toList();
    this.shown = CleanAperture.of(properties, grid.size());
    this.orientation = Turns.of(properties);
    this.colours = Colours.of(properties).or(Colours.of(items.properties(tileItems.getFirst())));
  }

  /**
   * Reads the container.
   *
   * @throws UnfitPicture when the kind of picture is not supported, the file violates the rules of
   *     its format, or it ends before its picture
   */
  public static HeicFile read(byte[] bytes) {
    Items items = new Items(ByteBuffer.wrap(bytes));
    long primary = items.primary();
    List<Box> properties = items.properties(primary);
    Dimensions size = Tile.size(properties);
    boolean isGrid = items.type(primary).equals("grid");
    Grid grid = isGrid ? Grid.read(items.bytes(primary)) : Grid.single(size);
    List<Long> tileItems = isGrid ? items.parts(primary) : List.of(primary);
    insist(tileItems.size() == grid.count() && grid.size().equals(size));
    if (isGrid && tileItems.stream().anyMatch(item -> isChanged(items.properties(item)))) {
      throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
    }
    HeicFile file = new HeicFile(items, grid, tileItems, properties);
    file.check(bytes.length);
    return file;
  }

  /** Returns whether a tile must be cropped or rotated on its own, which no camera requires. */
  private static boolean isChanged(List<Box> properties) {
    return Turns.of(properties) != Orientation.UPRIGHT || Box.first(properties, "clap").isPresent();
  }

  /**
   * Checks that all tiles have the same size, that none is superfluous, and that they do not share
   * bytes: otherwise a small file could refer to the same tile many times.
   *
   * @param fileBytes length of the file in bytes
   */
  private void check(int fileBytes) {
    Dimensions tile = tiles.getFirst().size();
    insist(grid.fits(tile));
    insist(tiles.stream().allMatch(other -> other.size().equals(tile)));
    insist(tiles.stream().mapToLong(Tile::length).sum() <= fileBytes);
    if (tiles.getFirst().pixels() > MOST_TILED_PIXELS / tiles.size()) {
      throw new UnfitPicture(Fault.TOO_MANY_PIXELS);
    }
  }

  private static void insist(boolean condition) {
    if (!condition) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }

  /** Returns the header. Its working memory is that of one tile, since tiles are decoded singly. */
  public Header header() {
    return new Header(
        PictureType.HEIC,
        shown.size(),
        true,
        tiles.stream().mapToLong(tile -> 3 * tile.lumaBytes()).max().orElse(0),
        colours.profile().map(IccProfile::new));
  }

  /**
   * Returns the orientation of the stored picture. The orientation tag of Exif does not apply
   * (ISO/IEC 23008-12, A.2.3).
   */
  public Orientation orientation() {
    return orientation;
  }

  /** Returns the Exif block as TIFF (ISO/IEC 23008-12, A.2.1); empty if it is absent or damaged. */
  public Optional<byte[]> exif() {
    return items.first("Exif").flatMap(this::tiff);
  }

  /** Reads the TIFF from an item, which begins with a number and that many bytes to skip. */
  private Optional<byte[]> tiff(long item) {
    try {
      BoxBytes bytes = items.bytes(item);
      var _ = bytes.slice(bytes.u32());
      return Optional.of(bytes.take(bytes.left()));
    } catch (UnfitPicture broken) {
      return Optional.empty();
    }
  }

  /** Returns the area of the decoded picture that is displayed. */
  CleanAperture shown() {
    return shown;
  }

  Grid grid() {
    return grid;
  }

  List<Tile> tiles() {
    return tiles;
  }

  Optional<Colours.Coding> coding() {
    return colours.coding();
  }
}
