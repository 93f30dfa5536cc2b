package wxalbum.thumbnail.picture.heic;

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
import wxalbum.album.Dimensions;
import wxalbum.thumbnail.picture.ExifBytes;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.decode.Fault;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.geometry.Orientation;

class HeicFileTest {
  @Test
  void readsAPhotographInTiles() {
    HeicFile file = read(TestPictures.photo("dandelion.heic"));

    assertThat(file.header().type()).isEqualTo(PictureType.HEIC);
    assertThat(file.header().size()).isEqualTo(new Dimensions(675, 1200));
    assertThat(file.orientation()).isEqualTo(Orientation.QUARTER_TURNED);
    assertThat(file.tiles()).hasSize(15);
  }

  @Test
  void readsAPictureOfOnePiece() {
    HeicFile file = read(HeicBytes.quarters().single(2).toBytes());

    assertThat(file.header().size()).isEqualTo(new Dimensions(64, 64));
    assertThat(file.tiles()).hasSize(1);
  }

  @Test
  void findsTilesInTheItemData() {
    byte[] bytes = HeicBytes.quarters().construction(1).grid(2, 2, 128, 128).toBytes();

    assertThat(read(bytes).tiles()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void findsTheSameInTablesOfAllVersions(boolean wide) {
    HeicBytes heic =
        HeicBytes.quarters()
            .exif(new byte[] {1, 2, 3})
            .grid(2, 2, 120, 100)
            .property("irot", (byte) 1);

    HeicFile file = read(wide ? heic.wide().toBytes() : heic.toBytes());

    assertThat(file.header().size()).isEqualTo(new Dimensions(120, 100));
    assertThat(file.orientation()).isEqualTo(Orientation.THREE_QUARTERS_TURNED);
    assertThat(file.tiles()).allSatisfy(tile -> assertThat(tile.pieces()).hasSize(wide ? 2 : 1));
    assertThat(file.exif()).hasValue(new byte[] {1, 2, 3});
  }

  @Test
  void readsTheProfileOfItsColours() {
    byte[] colr = "prof and an ICC profile".getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = HeicBytes.quarters().single(0).property("colr", colr).toBytes();

    assertThat(read(bytes).header().profile()).isPresent();
  }

  /** Angles are counter-clockwise. Axis 0 exchanges top and bottom, axis 1 left and right. */
  @ParameterizedTest
  @CsvSource({
    "'', UPRIGHT",
    "irot0, UPRIGHT",
    "irot1, THREE_QUARTERS_TURNED",
    "irot2, HALF_TURNED",
    "irot3, QUARTER_TURNED",
    "imir0, FLIPPED",
    "imir1, MIRRORED",
    "irot1 imir0, TRANSPOSED",
    "irot1 imir1, TRANSVERSED",
    "imir0 irot1, TRANSVERSED",
    "imir1 irot1, TRANSPOSED",
    "imir1 irot3, TRANSVERSED",
    "irot2 imir1, FLIPPED",
    "imir0 imir0, UPRIGHT",
    "irot3 irot3 irot3, THREE_QUARTERS_TURNED",
  })
  void turnsAndMirrorsInTheOrderOfTheFile(String properties, Orientation orientation) {
    HeicBytes heic = HeicBytes.quarters().grid(2, 2, 120, 100);
    for (String property : properties.split(" ", -1)) {
      if (!property.isEmpty()) {
        heic.property(property.substring(0, 4), (byte) (property.charAt(4) - '0'));
      }
    }

    assertThat(read(heic.toBytes()).orientation()).isEqualTo(orientation);
  }

  @Test
  void leavesAloneWhatHasAnEssentialPropertyThatNobodyKnows() {
    byte[] essential = HeicBytes.quarters().single(0).essential("lsel", (byte) 1).toBytes();
    byte[] optional = HeicBytes.quarters().single(0).property("lsel", (byte) 1).toBytes();

    assertFails(() -> read(essential), Fault.UNSUPPORTED_TYPE);
    assertThat(read(optional).tiles()).hasSize(1);
  }

  @Test
  void tellsWhatADecoderMustHoldOfTheLargestTile() {
    byte[] eightBits = HeicBytes.of("quarters.hevc", 100).single(0).toBytes();
    byte[] tenBits = HeicBytes.of("quarters-10-bit.hevc", 100).grid(2, 2, 150, 150).toBytes();

    assertThat(read(eightBits).header().workingBytes()).isEqualTo(3 * 10_000);
    assertThat(read(tenBits).header().workingBytes()).isEqualTo(3 * 20_000);
  }

  @Test
  void refusesTilesOfMoreThanTwiceTheBudget() {
    byte[] oneTile = HeicBytes.of("quarters.hevc", 20_001).grid(1, 1, 100, 100).toBytes();
    byte[] fourTiles = HeicBytes.of("quarters.hevc", 10_001).grid(2, 2, 10_010, 10_010).toBytes();

    assertFails(() -> read(oneTile), Fault.TOO_MANY_PIXELS);
    assertFails(() -> read(fourTiles), Fault.TOO_MANY_PIXELS);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 15})
  void refusesAConstructionThatItDoesNotKnow(int method) {
    byte[] bytes = HeicBytes.quarters().construction(method).single(0).toBytes();

    assertFails(() -> read(bytes), Fault.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "1 1 1 1, UNSUPPORTED_TYPE",
    "2 3 4 1, UNSUPPORTED_TYPE",
    "2 3 4 77, UNSUPPORTED_TYPE",
    "2 3 4, UNREADABLE",
    "'2 3 4 5 2', UNREADABLE",
  })
  void refusesGridsOfThemselvesAndOfNothing(String parts, Fault fault) {
    int[] ids = Arrays.stream(parts.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    byte[] bytes = HeicBytes.quarters().grid(2, 2, 120, 100).parts(ids).toBytes();

    assertFails(() -> read(bytes), fault);
  }

  @ParameterizedTest
  @CsvSource({"2, 2, 60, 100", "2, 2, 129, 100", "1, 1, 65, 64"})
  void refusesGridsThatTilesDoNotCoverOrNeedNot(int columns, int rows, int width, int height) {
    byte[] bytes = HeicBytes.quarters().grid(columns, rows, width, height).toBytes();

    assertFails(() -> read(bytes), Fault.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 50, 99})
  void saysOfAPhotographThatItIsCut(int percent) {
    byte[] photo = TestPictures.photo("dandelion.heic");
    byte[] truncated = Arrays.copyOf(photo, photo.length * percent / 100);

    assertFails(() -> read(truncated), Fault.TRUNCATED);
  }

  @Test
  void survivesEveryCutAndAnyDamage() {
    byte[] whole =
        HeicBytes.quarters()
            .grid(2, 2, 120, 100)
            .property("irot", (byte) 1)
            .exif(new ExifBytes().orientation(6).tiff())
            .toBytes();
    Random random = new Random(8);

    for (int offset = 0; offset < whole.length; offset++) {
      assertReadsOrRefuses(Arrays.copyOf(whole, offset));
      for (int i = 0; i < 20; i++) {
        byte[] damaged = whole.clone();
        damaged[offset] = (byte) random.nextInt();
        damaged[random.nextInt(whole.length)] = (byte) (random.nextBoolean() ? 0xff : 0);
        assertReadsOrRefuses(damaged);
      }
    }
  }

  private static HeicFile read(byte[] bytes) {
    return HeicFile.read(bytes);
  }

  private static void assertReadsOrRefuses(byte[] bytes) {
    try {
      assertThat(read(bytes).tiles()).isNotEmpty();
    } catch (UnfitPicture unfit) {
      assertThat(unfit.fault()).isNotNull();
    }
  }

  private static void assertFails(ThrowingCallable reading, Fault fault) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            UnfitPicture.class, unfit -> assertThat(unfit.fault()).isEqualTo(fault));
  }
}
