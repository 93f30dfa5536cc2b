package wxalbum.thumbnail.picture.heic;

import static wxalbum.thumbnail.picture.heic.IsoBytes.ascii;
import static wxalbum.thumbnail.picture.heic.IsoBytes.box;
import static wxalbum.thumbnail.picture.heic.IsoBytes.join;
import static wxalbum.thumbnail.picture.heic.IsoBytes.numbers;
import static wxalbum.thumbnail.picture.heic.IsoBytes.shorts;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import wxalbum.thumbnail.picture.TestPictures;

/**
 * Builds HEIC files as iPhones write them. The grid is in the item data; the Exif block and the
 * tiles follow the boxes.
 */
public final class HeicBytes {
  private static final int PICTURE = 1;
  private static final int FIRST_TILE = 2;

  private final HevcStream stream;
  private final int tileSide;
  private final List<Property> ofPicture = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private int[] parts = {};
  private int construction;

  private boolean wide;

  private record Item(int id, String type, int construction, ByteBuffer bytes) {
    /** Returns the indices of the property boxes, which are the same for all tiles. */
    List<Integer> properties() {
      return type.equals("hvc1") ? List.of(1, 2) : List.of();
    }
  }

  private record Property(Supplier<byte[]> box, boolean essential) {}

  /** Returns a builder with four tiles of 64 x 64 in one color each: red, green, blue, yellow. */
  public static HeicBytes quarters() {
    return of("quarters.hevc", 64);
  }

  /** Returns a builder with the square tiles of an HEVC stream in the test resources. */
  public static HeicBytes of(String stream, int tileSide) {
    return new HeicBytes(TestPictures.photo(stream), tileSide);
  }

  /** Creates a builder with the square tiles of an HEVC stream. */
  public HeicBytes(byte[] stream, int tileSide) {
    this.stream = new HevcStream(stream);
    this.tileSide = tileSide;
  }

  /** Adds a grid of the tiles as the picture, of the given size in pixels. */
  public HeicBytes grid(int columns, int rows, int width, int height) {
    parts = IntStream.range(FIRST_TILE, FIRST_TILE + columns * rows).toArray();
    ByteBuffer grid =
        ByteBuffer.allocate(8).put(new byte[] {0, 0, (byte) (rows - 1), (byte) (columns - 1)});
    grid.putShort((short) width).putShort((short) height);
    items.add(new Item(PICTURE, "grid", 1, grid));
    for (int i = 0; i < parts.length; i++) {
      items.add(tile(parts[i], i));
    }
    return property("ispe", numbers(0, width, height));
  }

  /** Adds one tile as the picture. */
  public HeicBytes single(int tile) {
    items.add(tile(PICTURE, tile));
    return this;
  }

  private Item tile(int id, int number) {
    List<byte[]> tiles = stream.pictures();
    return new Item(id, "hvc1", construction, ByteBuffer.wrap(tiles.get(number % tiles.size())));
  }

  /** Sets the construction method of the tiles that are added later. */
  public HeicBytes construction(int method) {
    construction = method;
    return this;
  }

  /** Replaces the item ids of the grid's tiles, without any check. */
  public HeicBytes parts(int... ids) {
    parts = ids.clone();
    return this;
  }

  /** Adds a property box of the picture. */
  public HeicBytes property(String type, byte... content) {
    ofPicture.add(new Property(() -> box(type, content), false));
    return this;
  }

  /** Adds an essential property box of the picture. */
  public HeicBytes essential(String type, byte... content) {
    ofPicture.add(new Property(() -> box(type, content), true));
    return this;
  }

  /** Writes the latest versions of tables, with the widest numbers and two extents per item. */
  public HeicBytes wide() {
    wide = true;
    return this;
  }

  /** Adds an Exif block. */
  public HeicBytes exif(byte[] tiff) {
    ByteBuffer bytes = ByteBuffer.allocate(tiff.length + 10).putInt(6);
    bytes.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
    items.addFirst(new Item(1000, "Exif", 0, bytes));
    return this;
  }

  /** Returns the file. */
  public byte[] toBytes() {
    byte[] ftyp = box("ftyp", "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.US_ASCII));
    int dataOffset = ftyp.length + meta(0).length + 8;
    return join(ftyp, meta(dataOffset), box("mdat", data(0, 2)));
  }

  private byte[] meta(int dataOffset) {
    int version = wide ? 1 << 24 : 0;
    return box(
        "meta",
        numbers(0),
        box("hdlr", numbers(0, 0), ascii("pict"), new byte[13]),
        box("pitm", numbers(version), id(PICTURE)),
        box("iinf", numbers(version), id(items.size()), entries()),
        box(
            "iref",
            numbers(version),
            box(
                "dimg",
                id(PICTURE),
                shorts(parts.length),
                join(IntStream.of(parts).mapToObj(this::id))),
            described()),
        box("iprp", box("ipco", properties()), box("ipma", associations())),
        box("idat", data(1, 1)),
        box("iloc", locations(dataOffset)));
  }

  /** Encodes an item id or a count of items. */
  private byte[] id(int number) {
    return wide ? numbers(number) : shorts(number);
  }

  private byte[] entries() {
    int version = wide ? 3 << 24 : 2 << 24;
    return join(
        items.stream()
            .map(
                item ->
                    box(
                        "infe",
                        numbers(version | hidden(item)),
                        id(item.id),
                        shorts(0),
                        ascii(item.type),
                        new byte[1])));
  }

  private static int hidden(Item item) {
    return item.id == PICTURE ? 0 : 1;
  }

  private byte[] described() {
    boolean exif = items.getFirst().type.equals("Exif");
    return exif ? box("cdsc", id(items.getFirst().id), shorts(1), id(PICTURE)) : new byte[0];
  }

  private byte[] properties() {
    byte[] size = box("ispe", numbers(0, tileSide, tileSide));
    return join(
        box("hvcC", stream.configuration()),
        size,
        join(ofPicture.stream().map(property -> property.box.get())));
  }

  private byte[] associations() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(numbers(wide ? 1 << 24 | 1 : 0, items.size()));
    for (Item item : items) {
      int additional = item.id == PICTURE ? ofPicture.size() : 0;
      bytes.writeBytes(id(item.id));
      bytes.write(item.properties().size() + additional);
      item.properties().forEach(property -> bytes.writeBytes(association(property, true)));
      for (int i = 0; i < additional; i++) {
        bytes.writeBytes(association(3 + i, ofPicture.get(i).essential));
      }
    }
    return bytes.toByteArray();
  }

  private byte[] association(int index, boolean essential) {
    return wide
        ? shorts(essential ? 0x8000 | index : index)
        : new byte[] {(byte) (essential ? 0x80 | index : index)};
  }

  /** Writes offsets and lengths of 4 bytes without a base, or of 8 with a base and an index. */
  private byte[] locations(int dataOffset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(numbers(wide ? 2 << 24 : 1 << 24));
    bytes.writeBytes(join(shorts(wide ? 0x8888 : 0x4400), id(items.size())));
    int[] offsets = {dataOffset, 0};
    for (Item item : items) {
      int source = item.construction == 1 ? 1 : 0;
      bytes.writeBytes(join(id(item.id), shorts(item.construction, 0)));
      bytes.writeBytes(extents(offsets[source], item.bytes.capacity()));
      offsets[source] += item.bytes.capacity();
    }
    return bytes.toByteArray();
  }

  private byte[] extents(int offset, int length) {
    int half = length / 2;
    return wide
        ? join(
            numbers(0, offset),
            shorts(2),
            numbers(0, 1, 0, 0, 0, half, 0, 2, 0, half, 0, length - half))
        : join(shorts(1), numbers(offset, length));
  }

  private byte[] data(int... methods) {
    return join(
        items.stream()
            .filter(item -> IntStream.of(methods).anyMatch(method -> method == item.construction))
            .map(item -> new BoxBytes(item.bytes.rewind()).take(item.bytes.capacity())));
  }
}
