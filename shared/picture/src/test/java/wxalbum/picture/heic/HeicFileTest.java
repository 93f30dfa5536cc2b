package wxalbum.picture.heic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.header.PictureFault;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;

class HeicFileTest {
  @Test
  void readsGridOfTiles() {
    HeicFile file = read(TestPictures.resource("dandelion.heic"));

    assertThat(file.header().type()).isEqualTo(PictureType.HEIC);
    assertThat(file.header().size()).isEqualTo(new PixelSize(675, 1200));
    assertThat(file.orientation()).isEqualTo(Orientation.ROTATE_90);
    assertThat(file.tiles()).hasSize(15);
  }

  @Test
  void readsSingleTile() {
    HeicFile file = read(HeicBuilder.quadrants().singleTile(2).toBytes());

    assertThat(file.header().size()).isEqualTo(new PixelSize(64, 64));
    assertThat(file.tiles()).hasSize(1);
  }

  @Test
  void findsTilesInItemData() {
    byte[] bytes = HeicBuilder.quadrants().constructionMethod(1).grid(2, 2, 128, 128).toBytes();

    assertThat(read(bytes).tiles()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsTablesOfAllVersions(boolean wide) {
    HeicBuilder heic =
        HeicBuilder.quadrants()
            .exif(new byte[] {1, 2, 3})
            .grid(2, 2, 120, 100)
            .property("irot", (byte) 1);

    HeicFile file = read(wide ? heic.wide().toBytes() : heic.toBytes());

    assertThat(file.header().size()).isEqualTo(new PixelSize(120, 100));
    assertThat(file.orientation()).isEqualTo(Orientation.ROTATE_270);
    assertThat(file.tiles()).allSatisfy(tile -> assertThat(tile.extents()).hasSize(wide ? 2 : 1));
    assertThat(file.exif()).hasValue(new byte[] {1, 2, 3});
  }

  @Test
  void readsColorProfile() {
    byte[] colr = "prof and an ICC profile".getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = HeicBuilder.quadrants().singleTile(0).property("colr", colr).toBytes();

    assertThat(read(bytes).header().profile()).isPresent();
  }

  /** Angles are counter-clockwise. Axis 0 exchanges top and bottom, axis 1 left and right. */
  @ParameterizedTest
  @CsvSource({
    "'', UPRIGHT",
    "irot0, UPRIGHT",
    "irot1, ROTATE_270",
    "irot2, ROTATE_180",
    "irot3, ROTATE_90",
    "imir0, FLIP_VERTICAL",
    "imir1, FLIP_HORIZONTAL",
    "irot1 imir0, TRANSPOSE",
    "irot1 imir1, TRANSVERSE",
    "imir0 irot1, TRANSVERSE",
    "imir1 irot1, TRANSPOSE",
    "imir1 irot3, TRANSVERSE",
    "irot2 imir1, FLIP_VERTICAL",
    "imir0 imir0, UPRIGHT",
    "irot3 irot3 irot3, ROTATE_270",
  })
  void appliesTransformsInFileOrder(String properties, Orientation orientation) {
    HeicBuilder heic = HeicBuilder.quadrants().grid(2, 2, 120, 100);
    for (String property : properties.split(" ", -1)) {
      if (!property.isEmpty()) {
        heic.property(property.substring(0, 4), (byte) (property.charAt(4) - '0'));
      }
    }

    assertThat(read(heic.toBytes()).orientation()).isEqualTo(orientation);
  }

  @Test
  void rejectsUnknownEssentialProperty() {
    byte[] essential = HeicBuilder.quadrants().singleTile(0).essential("lsel", (byte) 1).toBytes();
    byte[] optional = HeicBuilder.quadrants().singleTile(0).property("lsel", (byte) 1).toBytes();

    assertRejected(() -> read(essential), PictureFault.UNSUPPORTED_TYPE);
    assertThat(read(optional).tiles()).hasSize(1);
  }

  @Test
  void statesWorkingMemoryOfLargestTile() {
    byte[] eightBits = HeicBuilder.of("quarters.hevc", 100).singleTile(0).toBytes();
    byte[] tenBits = HeicBuilder.of("quarters-10-bit.hevc", 100).grid(2, 2, 150, 150).toBytes();

    assertThat(read(eightBits).header().workingBytes()).isEqualTo(3 * 10_000);
    assertThat(read(tenBits).header().workingBytes()).isEqualTo(3 * 20_000);
  }

  @Test
  void rejectsTilesAbovePixelLimit() {
    byte[] oneTile = HeicBuilder.of("quarters.hevc", 20_001).grid(1, 1, 100, 100).toBytes();
    byte[] fourTiles = HeicBuilder.of("quarters.hevc", 10_001).grid(2, 2, 10_010, 10_010).toBytes();

    assertRejected(() -> read(oneTile), PictureFault.TOO_MANY_PIXELS);
    assertRejected(() -> read(fourTiles), PictureFault.TOO_MANY_PIXELS);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 15})
  void rejectsUnknownConstructionMethod(int method) {
    byte[] bytes = HeicBuilder.quadrants().constructionMethod(method).singleTile(0).toBytes();

    assertRejected(() -> read(bytes), PictureFault.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "1 1 1 1, UNSUPPORTED_TYPE",
    "2 3 4 1, UNSUPPORTED_TYPE",
    "2 3 4 77, UNSUPPORTED_TYPE",
    "2 3 4, UNREADABLE",
    "'2 3 4 5 2', UNREADABLE",
  })
  void rejectsInvalidGridTiles(String parts, PictureFault fault) {
    int[] ids = Arrays.stream(parts.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    byte[] bytes = HeicBuilder.quadrants().grid(2, 2, 120, 100).tileIds(ids).toBytes();

    assertRejected(() -> read(bytes), fault);
  }

  @ParameterizedTest
  @CsvSource({"2, 2, 60, 100", "2, 2, 129, 100", "1, 1, 65, 64"})
  void rejectsGridsThatDoNotMatchTiles(int columns, int rows, int width, int height) {
    byte[] bytes = HeicBuilder.quadrants().grid(columns, rows, width, height).toBytes();

    assertRejected(() -> read(bytes), PictureFault.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 50, 99})
  void reportsTruncatedFile(int percent) {
    byte[] photo = TestPictures.resource("dandelion.heic");
    byte[] truncated = Arrays.copyOf(photo, photo.length * percent / 100);

    assertRejected(() -> read(truncated), PictureFault.TRUNCATED);
  }

  @Test
  void readsOrRejectsDamagedAndTruncatedFiles() {
    byte[] whole =
        HeicBuilder.quadrants()
            .grid(2, 2, 120, 100)
            .property("irot", (byte) 1)
            .exif(new ExifBuilder().orientation(6).toTiff())
            .toBytes();
    Random random = new Random(8);

    for (int offset = 0; offset < whole.length; offset++) {
      assertReadOrRejected(Arrays.copyOf(whole, offset));
      for (int i = 0; i < 20; i++) {
        byte[] damaged = whole.clone();
        damaged[offset] = (byte) random.nextInt();
        damaged[random.nextInt(whole.length)] = (byte) (random.nextBoolean() ? 0xff : 0);
        assertReadOrRejected(damaged);
      }
    }
  }

  private static HeicFile read(byte[] bytes) {
    return HeicFile.read(bytes);
  }

  private static void assertReadOrRejected(byte[] bytes) {
    try {
      assertThat(read(bytes).tiles()).isNotEmpty();
    } catch (UndecodablePictureException unfit) {
      assertThat(unfit.fault()).isNotNull();
    }
  }

  private static void assertRejected(ThrowingCallable reading, PictureFault fault) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            UndecodablePictureException.class, unfit -> assertThat(unfit.fault()).isEqualTo(fault));
  }
}
