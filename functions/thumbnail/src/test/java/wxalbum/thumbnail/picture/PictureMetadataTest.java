package wxalbum.thumbnail.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.Exif;
import wxalbum.thumbnail.picture.geometry.Orientation;
import wxalbum.thumbnail.picture.heic.HeicBytes;
import wxalbum.thumbnail.picture.heic.WithHeic;

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
  void namesTheCameraWithoutRepeatingItsMake(String make, String model, String camera) {
    ExifBytes exif = new ExifBytes().main(MAKE, make).main(MODEL, model);

    assertThat(read(exif).exif().camera()).isEqualTo(camera);
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
  void readsTheMomentAndItsOffset(
      String text, String decimals, String offset, LocalDateTime wallClock, Integer minutes) {
    ExifBytes exif =
        new ExifBytes()
            .shot(DATE_TIME_ORIGINAL, text)
            .shot(SUB_SEC_TIME_ORIGINAL, decimals)
            .shot(OFFSET_TIME_ORIGINAL, offset);

    assertThat(read(exif).takenAt()).contains(new TakenAt(wallClock, minutes));
  }

  @Test
  void takesNoOffsetFromTheFilesLastChange() {
    ExifBytes exif =
        new ExifBytes().shot(DATE_TIME_ORIGINAL, "2026:10:01 08:30:15").shot(OFFSET_TIME, "+09:00");

    assertThat(read(exif).takenAt().orElseThrow().offset()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0000:00:00 00:00:00",
        "    :  :     :  :  ",
        "2026:02:30 08:30:15",
        "2026:13:01 08:30:15",
        "2026:10:01 24:00:00",
        "2026:10:01",
        "0001:01:01 00:00:00",
        "yesterday",
      })
  void ignoresMomentsThatNeverWere(String text) {
    ExifBytes exif = new ExifBytes().shot(DATE_TIME_ORIGINAL, text);

    assertThat(read(exif).takenAt()).isEmpty();
  }

  @Test
  void readsTheShot() {
    ExifBytes exif =
        new ExifBytes()
            .shot(0x829a, 1, 250)
            .shot(0x829d, 28, 10)
            .shot(0x8827, 100)
            .shot(0x920a, 686, 100)
            .shot(0xa434, "iPhone 15 Pro back triple camera 6.86mm f/1.78");

    Exif metadata = read(exif).exif();

    assertThat(metadata)
        .isEqualTo(
            new Exif(
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
  void ignoresNumbersThatMeanNothing() {
    ExifBytes exif =
        new ExifBytes()
            .shot(0x829a, 1, 0)
            .shot(0x829d, 0, 10)
            .shot(0x8827, 0)
            .shot(0x920a, 0, 0)
            .shot(0xa434, "----");

    assertThat(read(exif).exif()).isEqualTo(Exif.NONE);
  }

  @Test
  void readsASensitivityThatSixteenBitsCannotHold() {
    ExifBytes exif = new ExifBytes().shot(0x8827, 65_535).shot(0x8832, 51_200);

    assertThat(read(exif).exif().iso()).isEqualTo(51_200);
  }

  @ParameterizedTest
  @CsvSource({"N, E, 30.24, 120.155", "S, W, -30.24, -120.155"})
  void readsThePosition(String northOrSouth, String eastOrWest, double latitude, double longitude) {
    ExifBytes exif =
        new ExifBytes()
            .position(
                northOrSouth, new int[] {30, 14, 2_400}, eastOrWest, new int[] {120, 9, 1_800});

    Exif metadata = read(exif).exif();

    assertThat(metadata.latitude()).isCloseTo(latitude, within(1e-6));
    assertThat(metadata.longitude()).isCloseTo(longitude, within(1e-6));
  }

  @Test
  void ignoresThePositionOfACameraThatFoundNone() {
    ExifBytes exif = new ExifBytes().position("N", new int[] {0, 0, 0}, "E", new int[] {0, 0, 0});

    assertThat(read(exif).exif()).isEqualTo(Exif.NONE);
  }

  @Test
  void cutsTextsToWhatTheRowHolds() {
    ExifBytes exif = new ExifBytes().main(MAKE, "m".repeat(100)).main(MODEL, "n".repeat(100));

    assertThat(read(exif).exif().camera()).hasSize(120);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsTheOrientationOfPhotographs(int tag) {
    byte[] photo = TestPictures.photo("landscape-" + tag + ".jpg");

    assertThat(PictureMetadata.read(photo).orientation()).isEqualTo(Orientation.of(tag));
  }

  @ParameterizedTest
  @WithHeic
  @ValueSource(ints = {0, 1})
  void readsAllOfItInHeicButTheOrientation(int tiles) {
    byte[] tiff =
        new ExifBytes()
            .orientation(6)
            .main(MAKE, "Apple")
            .main(MODEL, "iPhone 15 Pro")
            .shot(DATE_TIME_ORIGINAL, "2026:10:01 08:30:15")
            .shot(OFFSET_TIME_ORIGINAL, "+08:00")
            .shot(0x829d, 18, 10)
            .position("N", new int[] {30, 14, 2_400}, "E", new int[] {120, 9, 1_800})
            .tiff();
    HeicBytes picture =
        tiles == 0 ? HeicBytes.quarters().single(0) : HeicBytes.quarters().grid(2, 2, 120, 100);

    PictureMetadata metadata =
        PictureMetadata.read(picture.exif(tiff).property("irot", (byte) 2).toBytes());

    assertThat(metadata.orientation()).isEqualTo(Orientation.HALF_TURNED);
    assertThat(metadata.takenAt())
        .contains(new TakenAt(LocalDateTime.parse("2026-10-01T08:30:15"), 480));
    assertThat(metadata.exif().camera()).isEqualTo("Apple iPhone 15 Pro");
    assertThat(metadata.exif().fNumber()).isEqualTo(1.8);
    assertThat(metadata.exif().latitude()).isCloseTo(30.24, within(1e-6));
    assertThat(metadata.exif().longitude()).isCloseTo(120.155, within(1e-6));
  }

  @Test
  void readsExifOfWebp() {
    byte[] exif = new ExifBytes().orientation(6).main(MAKE, "Apple").tiff();
    byte[] webp = Chunks.webp(Chunks.riff("VP8 ", new byte[10]), Chunks.riff("EXIF", exif));

    PictureMetadata metadata = PictureMetadata.read(webp);

    assertThat(metadata.orientation()).isEqualTo(Orientation.of(6));
    assertThat(metadata.exif().camera()).isEqualTo("Apple");
  }

  @Test
  void survivesEveryCutAndEveryDamagedByte() {
    byte[] whole =
        new ExifBytes()
            .orientation(6)
            .main(MAKE, "Apple")
            .shot(DATE_TIME_ORIGINAL, "2026:10:01 08:30:15")
            .position("N", new int[] {30, 14, 2_400}, "E", new int[] {120, 9, 1_800})
            .into(TestPictures.quarters(8, 8, "jpg"));

    for (int offset = 0; offset < whole.length; offset++) {
      byte[] damaged = whole.clone();
      damaged[offset] ^= (byte) 0xff;
      assertThat(PictureMetadata.read(damaged)).isNotNull();
      assertThat(PictureMetadata.read(Arrays.copyOf(whole, offset))).isNotNull();
    }
  }

  private static PictureMetadata read(ExifBytes exif) {
    return PictureMetadata.read(exif.into(TestPictures.quarters(8, 8, "jpg")));
  }
}
