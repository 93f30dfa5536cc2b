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

/** Writes HEIC as iPhones do: a grid in the item data, EXIF and tiles behind the boxes. */
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
    /** Indices of the boxes that describe it: of all tiles the same. */
    List<Integer> properties() {
      return type.equals("hvc1") ? List.of(1, 2) : List.of();
    }
  }

  private record Property(Supplier<byte[]> box, boolean essential) {}

  /** A file of four tiles of one colour each, 64 x 64: red, green, blue, yellow. */
  public static HeicBytes quarters() {
    return of("quarters.hevc", 64);
  }

  /** A file of the square tiles in a stream of the test resources. */
  public static HeicBytes of(String stream, int tileSide) {
    return new HeicBytes(TestPictures.photo(stream), tileSide);
  }

  /** A file of square tiles that an encoder has made. */
  public HeicBytes(byte[] stream, int tileSide) {
    this.stream = new HevcStream(stream);
    this.tileSide = tileSide;
  }

  /** The tiles in a grid. */
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

  /** One tile as the picture. */
  public HeicBytes single(int tile) {
    items.add(tile(PICTURE, tile));
    return this;
  }

  private Item tile(int id, int number) {
    List<byte[]> tiles = stream.pictures();
    return new Item(id, "hvc1", construction, ByteBuffer.wrap(tiles.get(number % tiles.size())));
  }

  /** How the bytes of tiles that are added from now on are found. */
  public HeicBytes construction(int method) {
    construction = method;
    return this;
  }

  /** What the grid is made of, whatever it is. */
  public HeicBytes parts(int... ids) {
    parts = ids.clone();
    return this;
  }

  /** A box that describes the picture. */
  public HeicBytes property(String type, byte... content) {
    ofPicture.add(new Property(() -> box(type, content), false));
    return this;
  }

  /** One that readers must know. */
  public HeicBytes essential(String type, byte... content) {
    ofPicture.add(new Property(() -> box(type, content), true));
    return this;
  }

  /** Tables of the latest versions: every number as wide as can be, items in two extents. */
  public HeicBytes wide() {
    wide = true;
    return this;
  }

  /** What the camera wrote. */
  public HeicBytes exif(byte[] tiff) {
    ByteBuffer bytes = ByteBuffer.allocate(tiff.length + 10).putInt(6);
    bytes.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
    items.addFirst(new Item(1000, "Exif", 0, bytes));
    return this;
  }

  /** The file. */
  public byte[] toBytes() {
    byte[] head = box("ftyp", "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.US_ASCII));
    int dataAt = head.length + meta(0).length + 8;
    return join(head, meta(dataAt), box("mdat", data(0, 2)));
  }

  private byte[] meta(int dataAt) {
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
        box("iloc", locations(dataAt)));
  }

  /** The number of an item, or how many there are. */
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
      int own = item.id == PICTURE ? ofPicture.size() : 0;
      bytes.writeBytes(id(item.id));
      bytes.write(item.properties().size() + own);
      item.properties().forEach(property -> bytes.writeBytes(association(property, true)));
      for (int i = 0; i < own; i++) {
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

  /** Offsets and lengths of four bytes without a base, or of eight with a base and an index. */
  private byte[] locations(int dataAt) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(numbers(wide ? 2 << 24 : 1 << 24));
    bytes.writeBytes(join(shorts(wide ? 0x8888 : 0x4400), id(items.size())));
    int[] at = {dataAt, 0};
    for (Item item : items) {
      int source = item.construction == 1 ? 1 : 0;
      bytes.writeBytes(join(id(item.id), shorts(item.construction, 0)));
      bytes.writeBytes(extents(at[source], item.bytes.capacity()));
      at[source] += item.bytes.capacity();
    }
    return bytes.toByteArray();
  }

  private byte[] extents(int at, int length) {
    int half = length / 2;
    return wide
        ? join(
            numbers(0, at),
            shorts(2),
            numbers(0, 1, 0, 0, 0, half, 0, 2, 0, half, 0, length - half))
        : join(shorts(1), numbers(at, length));
  }

  private byte[] data(int... constructions) {
    return join(
        items.stream()
            .filter(item -> IntStream.of(constructions).anyMatch(of -> of == item.construction))
            .map(item -> new BoxBytes(item.bytes.rewind()).take(item.bytes.capacity())));
  }
}
