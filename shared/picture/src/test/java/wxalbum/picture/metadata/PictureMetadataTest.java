package wxalbum.picture.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.ChunkBytes;
import wxalbum.picture.header.Orientation;
import wxalbum.picture.heic.EnabledWithHeic;
import wxalbum.picture.heic.HeicBuilder;
import wxalbum.picture.heic.HeicFormat;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;

class PictureMetadataTest {
  private static final int MAKE = 0x010f;
  private static final int MODEL = 0x0110;
  private static final int DATE_TIME_ORIGINAL = 0x9003;
  private static final int OFFSET_TIME = 0x9010;
  private static final int OFFSET_TIME_ORIGINAL = 0x9011;
  private static final int SUB_SEC_TIME_ORIGINAL = 0x9291;

  @ParameterizedTest
  @CsvSource({
    "Apple, iPhone 15 Pro, Apple iPhone 15 Pro",
    "HUAWEI, VOG-L29, HUAWEI VOG-L29",
    "Xiaomi, 2304FPN6DC, Xiaomi 2304FPN6DC",
    "Canon, Canon EOS 40D, Canon EOS 40D",
    "NIKON CORPORATION, NIKON D70, NIKON D70",
    "EASTMAN KODAK COMPANY, KODAK CX7530 ZOOM, KODAK CX7530 ZOOM",
    "PENTAX Corporation, PENTAX K10D, PENTAX K10D",
    "'SONY  ', DSC-W1, SONY DSC-W1",
    "samsung, SAMSUNG Galaxy, SAMSUNG Galaxy",
    "'', DMC-FZ30, DMC-FZ30",
    "Panasonic, '', Panasonic",
  })
  void joinsMakeAndModelWithoutRepetition(String make, String model, String camera) {
    ExifBuilder exif = new ExifBuilder().ifd0(MAKE, make).ifd0(MODEL, model);

    assertThat(read(exif).camera().camera()).isEqualTo(camera);
  }

  @ParameterizedTest
  @CsvSource({
    "2026:10:01 08:30:15, '', '', 2026-10-01T08:30:15, ",
    "2026:10:01 08:30:15, 123, +08:00, 2026-10-01T08:30:15.123, 480",
    "2026:10:01 08:30:15, 5, -03:30, 2026-10-01T08:30:15.5, -210",
    "2026:10:01 08:30:15, 123456789, +00:00, 2026-10-01T08:30:15.123456, 0",
    "2026:10:01 08:30:15, '   ', '   :  ', 2026-10-01T08:30:15, ",
    "2026:10:01 08:30:15, x1, +25:00, 2026-10-01T08:30:15, ",
    "2026-10-01 08:30:15, '', 0800, 2026-10-01T08:30:15, ",
    "1893:05:01 12:00:00, '', '', 1893-05-01T12:00:00, ",
  })
  void readsCaptureTimeAndOffset(
      String text, String decimals, String offset, LocalDateTime wallClock, Integer minutes) {
    ExifBuilder exif =
        new ExifBuilder()
            .exifIfd(DATE_TIME_ORIGINAL, text)
            .exifIfd(SUB_SEC_TIME_ORIGINAL, decimals)
            .exifIfd(OFFSET_TIME_ORIGINAL, offset);

    assertThat(read(exif).captureTime()).contains(new CaptureTime(wallClock, minutes));
  }

  @Test
  void ignoresOffsetOfLastChange() {
    ExifBuilder exif =
        new ExifBuilder()
            .exifIfd(DATE_TIME_ORIGINAL, "2026:10:01 08:30:15")
            .exifIfd(OFFSET_TIME, "+09:00");

    assertThat(read(exif).captureTime().orElseThrow().offsetMinutes()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "2026:02:30 08:30:15",
        "2026:13:01 08:30:15",
        "2026:10:01 25:00:00",
        "2002:12:08 12:00:00",
        "2026:10:01",
        "0001:01:01 00:00:00",
        "yesterday",
      })
  void ignoresInvalidCaptureTimes(String text) {
    ExifBuilder exif = new ExifBuilder().exifIfd(DATE_TIME_ORIGINAL, text);

    assertThat(read(exif).captureTime()).isEmpty();
  }

  @Test
  void readsExposureAndLens() {
    ExifBuilder exif =
        new ExifBuilder()
            .exifIfd(0x829a, 1, 250)
            .exifIfd(0x829d, 28, 10)
            .exifIfd(0x8827, 100)
            .exifIfd(0x920a, 686, 100)
            .exifIfd(0xa434, "iPhone 15 Pro back triple camera 6.86mm f/1.78");

    CameraMetadata metadata = read(exif).camera();

    assertThat(metadata)
        .isEqualTo(
            new CameraMetadata(
                null,
                "iPhone 15 Pro back triple camera 6.86mm f/1.78",
                0.004,
                2.8,
                100,
                6.86,
                null,
                null));
  }

  @Test
  void ignoresInvalidValues() {
    ExifBuilder exif =
        new ExifBuilder()
            .exifIfd(0x829a, 1, 0)
            .exifIfd(0x829d, 0, 10)
            .exifIfd(0x8827, 0)
            .exifIfd(0x920a, 0, 0)
            .exifIfd(0xa434, "----");

    assertThat(read(exif).camera()).isEqualTo(CameraMetadata.EMPTY);
  }

  @Test
  void readsSensitivityAboveSixteenBits() {
    ExifBuilder exif = new ExifBuilder().exifIfd(0x8827, 65_535).exifIfd(0x8832, 51_200);

    assertThat(read(exif).camera().iso()).isEqualTo(51_200);
  }

  @ParameterizedTest
  @CsvSource({"N, E, 30.24, 120.155", "S, W, -30.24, -120.155"})
  void readsPosition(String northOrSouth, String eastOrWest, double latitude, double longitude) {
    ExifBuilder exif =
        new ExifBuilder()
            .gpsPosition(
                northOrSouth, new int[] {30, 14, 2_400}, eastOrWest, new int[] {120, 9, 1_800});

    CameraMetadata metadata = read(exif).camera();

    assertThat(metadata.latitude()).isCloseTo(latitude, within(1e-6));
    assertThat(metadata.longitude()).isCloseTo(longitude, within(1e-6));
  }

  @Test
  void ignoresZeroPosition() {
    ExifBuilder exif =
        new ExifBuilder().gpsPosition("N", new int[] {0, 0, 0}, "E", new int[] {0, 0, 0});

    assertThat(read(exif).camera()).isEqualTo(CameraMetadata.EMPTY);
  }

  @Test
  void truncatesTextsToMaximumLength() {
    ExifBuilder exif = new ExifBuilder().ifd0(MAKE, "m".repeat(100)).ifd0(MODEL, "n".repeat(100));

    assertThat(read(exif).camera().camera()).hasSize(120);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsOrientation(int tag) {
    byte[] photo = TestPictures.resource("landscape-" + tag + ".jpg");

    assertThat(PictureMetadata.read(photo).orientation()).isEqualTo(Orientation.fromExif(tag));
  }

  @ParameterizedTest
  @EnabledWithHeic
  @ValueSource(ints = {0, 1})
  void readsExifOfHeicExceptOrientation(int tiles) {
    byte[] tiff =
        new ExifBuilder()
            .orientation(6)
            .ifd0(MAKE, "Apple")
            .ifd0(MODEL, "iPhone 15 Pro")
            .exifIfd(DATE_TIME_ORIGINAL, "2026:10:01 08:30:15")
            .exifIfd(OFFSET_TIME_ORIGINAL, "+08:00")
            .exifIfd(0x829d, 18, 10)
            .gpsPosition("N", new int[] {30, 14, 2_400}, "E", new int[] {120, 9, 1_800})
            .toTiff();
    HeicBuilder picture =
        tiles == 0
            ? HeicBuilder.quadrants().singleTile(0)
            : HeicBuilder.quadrants().grid(2, 2, 120, 100);

    PictureMetadata metadata =
        PictureMetadata.read(
            picture.exif(tiff).property("irot", (byte) 2).toBytes(), HeicFormat.load());

    assertThat(metadata.orientation()).isEqualTo(Orientation.ROTATE_180);
    assertThat(metadata.captureTime())
        .contains(new CaptureTime(LocalDateTime.parse("2026-10-01T08:30:15"), 480));
    assertThat(metadata.camera().camera()).isEqualTo("Apple iPhone 15 Pro");
    assertThat(metadata.camera().fNumber()).isEqualTo(1.8);
    assertThat(metadata.camera().latitude()).isCloseTo(30.24, within(1e-6));
    assertThat(metadata.camera().longitude()).isCloseTo(120.155, within(1e-6));
  }

  @Test
  void readsExifOfWebp() {
    byte[] exif = new ExifBuilder().orientation(6).ifd0(MAKE, "Apple").toTiff();
    byte[] webp =
        ChunkBytes.webpFile(
            ChunkBytes.riffChunk("VP8 ", new byte[10]), ChunkBytes.riffChunk("EXIF", exif));

    PictureMetadata metadata = PictureMetadata.read(webp);

    assertThat(metadata.orientation()).isEqualTo(Orientation.fromExif(6));
    assertThat(metadata.camera().camera()).isEqualTo("Apple");
  }

  @Test
  void readsDamagedAndTruncatedFilesWithoutException() {
    byte[] whole =
        new ExifBuilder()
            .orientation(6)
            .ifd0(MAKE, "Apple")
            .exifIfd(DATE_TIME_ORIGINAL, "2026:10:01 08:30:15")
            .gpsPosition("N", new int[] {30, 14, 2_400}, "E", new int[] {120, 9, 1_800})
            .insertInto(TestPictures.quadrants(8, 8, "jpg"));

    for (int offset = 0; offset < whole.length; offset++) {
      byte[] damaged = whole.clone();
      damaged[offset] ^= (byte) 0xff;
      assertThat(PictureMetadata.read(damaged)).isNotNull();
      assertThat(PictureMetadata.read(Arrays.copyOf(whole, offset))).isNotNull();
    }
  }

  private static PictureMetadata read(ExifBuilder exif) {
    return PictureMetadata.read(exif.insertInto(TestPictures.quadrants(8, 8, "jpg")));
  }
}
