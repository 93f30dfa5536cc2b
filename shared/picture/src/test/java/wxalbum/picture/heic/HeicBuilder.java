package wxalbum.picture.heic;

import static wxalbum.picture.heic.IsoBoxes.ascii;
import static wxalbum.picture.heic.IsoBoxes.box;
import static wxalbum.picture.heic.IsoBoxes.concat;
import static wxalbum.picture.heic.IsoBoxes.uint16s;
import static wxalbum.picture.heic.IsoBoxes.uint32s;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import wxalbum.testkit.TestPictures;

/**
 * Builds HEIC files as iPhones write them. The grid is in the item data; the Exif block and the
 * tiles follow the boxes.
 */
public final class HeicBuilder {
  private static final int PICTURE_ID = 1;
  private static final int FIRST_TILE_ID = 2;

  private final HevcStream stream;
  private final int tileSide;
  private final List<ItemProperty> pictureProperties = new ArrayList<>();
  private final List<HeicItem> items = new ArrayList<>();
  private int[] tileIds = {};
  private int constructionMethod;

  private boolean wide;

  private record HeicItem(int id, String type, int construction, ByteBuffer bytes) {
    /** Returns the indices of the property boxes, which are the same for all tiles. */
    List<Integer> propertyIndices() {
      return type.equals("hvc1") ? List.of(1, 2) : List.of();
    }
  }

  private record ItemProperty(Supplier<byte[]> box, boolean essential) {}

  /** Returns a builder with four tiles of 64 x 64 in one color each: red, green, blue, yellow. */
  public static HeicBuilder quadrants() {
    return of("quarters.hevc", 64);
  }

  /** Returns a builder with the square tiles of an HEVC stream in the test resources. */
  public static HeicBuilder of(String stream, int tileSide) {
    return new HeicBuilder(TestPictures.resource(stream), tileSide);
  }

  /** Creates a builder with the square tiles of an HEVC stream. */
  public HeicBuilder(byte[] stream, int tileSide) {
    this.stream = new HevcStream(stream);
    this.tileSide = tileSide;
  }

  /** Adds a grid of the tiles as the picture, of the given size in pixels. */
  public HeicBuilder grid(int columns, int rows, int width, int height) {
    tileIds = IntStream.range(FIRST_TILE_ID, FIRST_TILE_ID + columns * rows).toArray();
    ByteBuffer grid =
        ByteBuffer.allocate(8).put(new byte[] {0, 0, (byte) (rows - 1), (byte) (columns - 1)});
    grid.putShort((short) width).putShort((short) height);
    items.add(new HeicItem(PICTURE_ID, "grid", 1, grid));
    for (int i = 0; i < tileIds.length; i++) {
      items.add(tile(tileIds[i], i));
    }
    return property("ispe", uint32s(0, width, height));
  }

  /** Adds one tile as the picture. */
  public HeicBuilder singleTile(int tile) {
    items.add(tile(PICTURE_ID, tile));
    return this;
  }

  private HeicItem tile(int id, int number) {
    List<byte[]> tiles = stream.codedPictures();
    return new HeicItem(
        id, "hvc1", constructionMethod, ByteBuffer.wrap(tiles.get(number % tiles.size())));
  }

  /** Sets the construction method of the tiles that are added later. */
  public HeicBuilder constructionMethod(int method) {
    constructionMethod = method;
    return this;
  }

  /** Replaces the item ids of the grid's tiles, without any check. */
  public HeicBuilder tileIds(int... ids) {
    tileIds = ids.clone();
    return this;
  }

  /** Adds a property box of the picture. */
  public HeicBuilder property(String type, byte... content) {
    pictureProperties.add(new ItemProperty(() -> box(type, content), false));
    return this;
  }

  /** Adds an essential property box of the picture. */
  public HeicBuilder essential(String type, byte... content) {
    pictureProperties.add(new ItemProperty(() -> box(type, content), true));
    return this;
  }

  /** Writes the latest versions of tables, with the widest numbers and two extents per item. */
  public HeicBuilder wide() {
    wide = true;
    return this;
  }

  /** Adds an Exif block. */
  public HeicBuilder exif(byte[] tiff) {
    ByteBuffer bytes = ByteBuffer.allocate(tiff.length + 10).putInt(6);
    bytes.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff);
    items.addFirst(new HeicItem(1000, "Exif", 0, bytes));
    return this;
  }

  /** Returns the file. */
  public byte[] toBytes() {
    byte[] ftyp = box("ftyp", "heic\0\0\0\0mif1heic".getBytes(StandardCharsets.US_ASCII));
    int dataOffset = ftyp.length + meta(0).length + 8;
    return concat(ftyp, meta(dataOffset), box("mdat", data(0, 2)));
  }

  private byte[] meta(int dataOffset) {
    int version = wide ? 1 << 24 : 0;
    return box(
        "meta",
        uint32s(0),
        box("hdlr", uint32s(0, 0), ascii("pict"), new byte[13]),
        box("pitm", uint32s(version), itemId(PICTURE_ID)),
        box("iinf", uint32s(version), itemId(items.size()), infeBoxes()),
        box(
            "iref",
            uint32s(version),
            box(
                "dimg",
                itemId(PICTURE_ID),
                uint16s(tileIds.length),
                concat(IntStream.of(tileIds).mapToObj(this::itemId))),
            cdscBox()),
        box("iprp", box("ipco", properties()), box("ipma", associations())),
        box("idat", data(1, 1)),
        box("iloc", locations(dataOffset)));
  }

  /** Encodes an item id or a count of items. */
  private byte[] itemId(int number) {
    return wide ? uint32s(number) : uint16s(number);
  }

  private byte[] infeBoxes() {
    int version = wide ? 3 << 24 : 2 << 24;
    return concat(
        items.stream()
            .map(
                item ->
                    box(
                        "infe",
                        uint32s(version | hiddenFlag(item)),
                        itemId(item.id),
                        uint16s(0),
                        ascii(item.type),
                        new byte[1])));
  }

  private static int hiddenFlag(HeicItem item) {
    return item.id == PICTURE_ID ? 0 : 1;
  }

  private byte[] cdscBox() {
    boolean exif = items.getFirst().type.equals("Exif");
    return exif
        ? box("cdsc", itemId(items.getFirst().id), uint16s(1), itemId(PICTURE_ID))
        : new byte[0];
  }

  private byte[] properties() {
    byte[] size = box("ispe", uint32s(0, tileSide, tileSide));
    return concat(
        box("hvcC", stream.configuration()),
        size,
        concat(pictureProperties.stream().map(property -> property.box.get())));
  }

  private byte[] associations() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(uint32s(wide ? 1 << 24 | 1 : 0, items.size()));
    for (HeicItem item : items) {
      int additional = item.id == PICTURE_ID ? pictureProperties.size() : 0;
      bytes.writeBytes(itemId(item.id));
      bytes.write(item.propertyIndices().size() + additional);
      item.propertyIndices().forEach(property -> bytes.writeBytes(association(property, true)));
      for (int i = 0; i < additional; i++) {
        bytes.writeBytes(association(3 + i, pictureProperties.get(i).essential));
      }
    }
    return bytes.toByteArray();
  }

  private byte[] association(int index, boolean essential) {
    return wide
        ? uint16s(essential ? 0x8000 | index : index)
        : new byte[] {(byte) (essential ? 0x80 | index : index)};
  }

  /** Writes offsets and lengths of 4 bytes without a base, or of 8 with a base and an index. */
  private byte[] locations(int dataOffset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(uint32s(wide ? 2 << 24 : 1 << 24));
    bytes.writeBytes(concat(uint16s(wide ? 0x8888 : 0x4400), itemId(items.size())));
    int[] offsets = {dataOffset, 0};
    for (HeicItem item : items) {
      int source = item.construction == 1 ? 1 : 0;
      bytes.writeBytes(concat(itemId(item.id), uint16s(item.construction, 0)));
      bytes.writeBytes(extents(offsets[source], item.bytes.capacity()));
      offsets[source] += item.bytes.capacity();
    }
    return bytes.toByteArray();
  }

  private byte[] extents(int offset, int length) {
    int half = length / 2;
    return wide
        ? concat(
            uint32s(0, offset),
            uint16s(2),
            uint32s(0, 1, 0, 0, 0, half, 0, 2, 0, half, 0, length - half))
        : concat(uint16s(1), uint32s(offset, length));
  }

  private byte[] data(int... methods) {
    return concat(
        items.stream()
            .filter(item -> IntStream.of(methods).anyMatch(method -> method == item.construction))
            .map(item -> new BoxReader(item.bytes.rewind()).readBytes(item.bytes.capacity())));
  }
}
