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
  /** Pixels of all tiles together: the largest pictures, and as much again that is cut off. */
  private static final long MOST_TILED_PIXELS = 400_000_000;

  private final Items items;
  private final Grid grid;
  private final List<Tile> tiles;
  private final CleanAperture shown;
  private final Orientation orientation;
  private final Colours colours;

  private HeicFile(Items items, Grid grid, List<Long> parts, List<Box> properties) {
    this.items = items;
    this.grid = grid;
    this.tiles = parts.stream().map(part -> Tile.read(items, part)).toList();
    this.shown = CleanAperture.of(properties, grid.size());
    this.orientation = Turns.of(properties);
    this.colours = Colours.of(properties).or(Colours.of(items.properties(parts.getFirst())));
  }

  /**
   * Reads the container.
   *
   * @throws UnfitPicture when the picture is of no kind that is read, the file breaks the rules, or
   *     ends before its picture does
   */
  public static HeicFile read(byte[] bytes) {
    Items items = new Items(ByteBuffer.wrap(bytes));
    long picture = items.primary();
    List<Box> properties = items.properties(picture);
    Dimensions size = Tile.size(properties);
    boolean whole = !items.type(picture).equals("grid");
    Grid grid = whole ? Grid.single(size) : Grid.read(items.bytes(picture));
    List<Long> parts = whole ? List.of(picture) : items.parts(picture);
    insist(parts.size() == grid.count() && grid.size().equals(size));
    if (!whole && parts.stream().anyMatch(part -> isChanged(items.properties(part)))) {
      throw new UnfitPicture(Fault.UNSUPPORTED_TYPE);
    }
    HeicFile file = new HeicFile(items, grid, parts, properties);
    file.check(bytes.length);
    return file;
  }

  /** Whether a tile is to be cut or turned before it is put beside others: no camera wants that. */
  private static boolean isChanged(List<Box> properties) {
    return Turns.of(properties) != Orientation.UPRIGHT || Box.first(properties, "clap").isPresent();
  }

  /** Tiles are of one size, none is superfluous, and no byte stands for several of them. */
  private void check(int bytes) {
    Dimensions tile = tiles.getFirst().size();
    insist(grid.fits(tile));
    insist(tiles.stream().allMatch(other -> other.size().equals(tile)));
    insist(tiles.stream().mapToLong(Tile::length).sum() <= bytes);
    if (tiles.getFirst().pixels() > MOST_TILED_PIXELS / tiles.size()) {
      throw new UnfitPicture(Fault.TOO_MANY_PIXELS);
    }
  }

  private static void insist(boolean rule) {
    if (!rule) {
      throw new UnfitPicture(Fault.UNREADABLE);
    }
  }

  /** What the decoder wants to know, and the profile. A decoder holds one decoded tile at once. */
  public Header header() {
    return new Header(
        PictureType.HEIC,
        shown.size(),
        true,
        tiles.stream().mapToLong(tile -> 3 * tile.lumaBytes()).max().orElse(0),
        colours.profile().map(IccProfile::new));
  }

  /** What makes the stored picture upright, whatever EXIF says (ISO/IEC 23008-12, A.2.3). */
  public Orientation orientation() {
    return orientation;
  }

  /** What the camera wrote, as TIFF (ISO/IEC 23008-12, A.2.1); nothing where it cannot be found. */
  public Optional<byte[]> exif() {
    return items.first("Exif").flatMap(this::tiff);
  }

  /** A number in front says how many bytes come between it and the TIFF. */
  private Optional<byte[]> tiff(long item) {
    try {
      BoxBytes bytes = items.bytes(item);
      var _ = bytes.slice(bytes.u32());
      return Optional.of(bytes.take(bytes.left()));
    } catch (UnfitPicture broken) {
      return Optional.empty();
    }
  }

  /** What is shown of the decoded picture. */
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
