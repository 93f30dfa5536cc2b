package wxalbum.thumbnail.picture.heic;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import wxalbum.thumbnail.picture.TestPictures;

/** Writes HEIC as iPhones do: a grid in the item data, EXIF and tiles behind the boxes. */
public final class HeicBytes {
  private static final int PICTURE = 1;
  private static final int FIRST_TILE = 2;

  private final HevcStream stream;
  private final int tileSide;
  private final List<byte[]> ofPicture = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private int[] parts = {};
  private int construction;

  private record Item(int id, String type, int construction, ByteBuffer bytes) {
    /** Indices of the boxes that describe it: of all tiles the same. */
    List<Integer> properties() {
      return type.equals("hvc1") ? List.of(1, 2) : List.of();
    }
  }

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
    ofPicture.add(box(type, content));
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
    return box(
        "meta",
        numbers(0),
        box("hdlr", numbers(0, 0), ascii("pict"), new byte[13]),
        box("pitm", numbers(0), shorts(PICTURE)),
        box("iinf", numbers(0), shorts(items.size()), entries()),
        box(
            "iref",
            numbers(0),
            box("dimg", shorts(PICTURE, parts.length), shorts(parts)),
            described()),
        box("iprp", box("ipco", properties()), box("ipma", associations())),
        box("idat", data(1, 1)),
        box("iloc", locations(dataAt)));
  }

  private byte[] entries() {
    return join(
        items.stream()
            .map(
                item ->
                    box(
                        "infe",
                        numbers((2 << 24) | hidden(item)),
                        shorts(item.id, 0),
                        ascii(item.type),
                        new byte[1]))
            .toArray(byte[][]::new));
  }

  private static int hidden(Item item) {
    return item.id == PICTURE ? 0 : 1;
  }

  private byte[] described() {
    boolean exif = items.getFirst().type.equals("Exif");
    return exif ? box("cdsc", shorts(items.getFirst().id, 1, PICTURE)) : new byte[0];
  }

  private byte[] properties() {
    byte[] size = box("ispe", numbers(0, tileSide, tileSide));
    return join(box("hvcC", stream.configuration()), size, join(ofPicture.toArray(byte[][]::new)));
  }

  private byte[] associations() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(numbers(0, items.size()));
    for (Item item : items) {
      int own = item.id == PICTURE ? ofPicture.size() : 0;
      bytes.writeBytes(shorts(item.id));
      bytes.write(item.properties().size() + own);
      for (int property : item.properties()) {
        bytes.write(0x80 | property);
      }
      for (int i = 0; i < own; i++) {
        bytes.write(3 + i);
      }
    }
    return bytes.toByteArray();
  }

  /** Offsets and lengths of four bytes each, no base, no index. */
  private byte[] locations(int dataAt) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(join(numbers(1 << 24), shorts(0x4400, items.size())));
    int[] at = {dataAt, 0};
    for (Item item : items) {
      int source = item.construction == 1 ? 1 : 0;
      bytes.writeBytes(shorts(item.id, item.construction, 0, 1));
      bytes.writeBytes(numbers(at[source], item.bytes.capacity()));
      at[source] += item.bytes.capacity();
    }
    return bytes.toByteArray();
  }

  private byte[] data(int... constructions) {
    return join(
        items.stream()
            .filter(item -> IntStream.of(constructions).anyMatch(of -> of == item.construction))
            .map(item -> new BoxBytes(item.bytes.rewind()).take(item.bytes.capacity()))
            .toArray(byte[][]::new));
  }

  /** A box of these parts. */
  static byte[] box(String type, byte[]... parts) {
    byte[] content = join(parts);
    return join(numbers(content.length + 8), ascii(type), content);
  }

  /** Numbers of 32 bits. */
  static byte[] numbers(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length);
    IntStream.of(numbers).forEach(bytes::putInt);
    return bytes.array();
  }

  private static byte[] shorts(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length);
    IntStream.of(numbers).forEach(number -> bytes.putShort((short) number));
    return bytes.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
