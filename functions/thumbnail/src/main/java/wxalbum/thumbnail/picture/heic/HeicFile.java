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
 * What the container of a HEIC file tells of its picture (ISO/IEC 23008-12); nothing is decoded.
 * Read are pictures of one piece and grids; overlays and pictures made of others are not.
 */
public final class HeicFile {
  private final Grid grid;
  private final List<Tile> tiles;
  private final Orientation orientation;
  private final Colours colours;

  private HeicFile(Grid grid, List<Tile> tiles, Orientation orientation, Colours colours) {
    this.grid = grid;
    this.tiles = tiles;
    this.orientation = orientation;
    this.colours = colours;
  }

  /**
   * Reads the container.
   *
   * @throws UnfitPicture when the picture, or the tiles it is cut from, have more pixels than
   *     these; when the picture is of no kind that is read; when the file breaks the rules; when it
   *     ends before its picture does
   */
  public static HeicFile read(byte[] bytes, long maxPixels) {
    Items items = new Items(ByteBuffer.wrap(bytes));
    long picture = items.primary();
    List<Box> properties = items.properties(picture);
    Dimensions size = Extents.of(properties);
    Extents.bound(size, 1, maxPixels);
    boolean whole = !items.type(picture).equals("grid");
    Grid grid = whole ? Grid.single(size) : Grid.read(items.bytes(picture));
    List<Long> parts = whole ? List.of(picture) : items.parts(picture);
    if (parts.size() != grid.columns() * grid.rows() || !grid.size().equals(size)) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
    List<Tile> tiles = parts.stream().map(part -> Tile.read(items, part)).toList();
    check(grid, tiles, bytes.length, maxPixels);
    Colours colours = Colours.of(properties).or(Colours.of(items.properties(parts.getFirst())));
    return new HeicFile(grid, tiles, Turns.of(properties), colours);
  }

  /** Tiles are of one size, none is superfluous, and no byte stands for several of them. */
  private static void check(Grid grid, List<Tile> tiles, int bytes, long maxPixels) {
    Dimensions tile = tiles.getFirst().size();
    Extents.bound(tile, tiles.size(), maxPixels);
    if (!grid.fits(tile)
        || !tiles.stream().allMatch(other -> other.size().equals(tile))
        || tiles.stream().mapToLong(Tile::length).sum() > bytes) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }

  /** What the decoder wants to know, and the profile. */
  public Header header() {
    return new Header(
        PictureType.HEIC, grid.size(), true, 0, colours.profile().map(IccProfile::new));
  }

  /** What makes the stored picture upright, whatever EXIF says (ISO/IEC 23008-12, A.2.3). */
  public Orientation orientation() {
    return orientation;
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
