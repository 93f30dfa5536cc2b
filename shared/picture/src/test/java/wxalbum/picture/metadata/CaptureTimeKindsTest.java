package wxalbum.picture.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.ChunkBytes;
import wxalbum.picture.header.Orientation;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;

/** The table of the forms in which programs write capture times, offsets and Exif blocks. */
class CaptureTimeKindsTest {
  private static final int DATE_TIME = 0x0132;
  private static final int DATE_TIME_ORIGINAL = 0x9003;
  private static final int DATE_TIME_DIGITIZED = 0x9004;
  private static final int OFFSET_TIME_ORIGINAL = 0x9011;
  private static final String XMP =
      "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
          + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
          + " xmlns:p='http://ns.adobe.com/photoshop/1.0/'><p:DateCreated>2019-01-01T10:04:20+08:00"
          + "</p:DateCreated></rdf:Description></rdf:RDF></x:xmpmeta>";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "02-hour24, 2019-01-01T00:04:20.403,",
    "03-only-digitized, 2019-01-01T10:04:20, 480",
    "03-original-zeros-digitized-good, 2019-01-01T10:04:20,",
    "03-xmp-only, 2019-01-01T10:04:20, 480",
    "04-no-seconds, 2019-01-01T10:04:00,",
    "04-offset-in-datetime, 2019-01-01T10:04:20, 480",
    "04-type-undefined, 2019-01-01T10:04:20,",
    "05-offset-nocolon, 2019-01-01T10:04:20, 480",
    "06-second-exif-segment, 2019-01-01T10:04:20,",
  })
  void readsFilesOfOtherPrograms(String name, LocalDateTime time, Integer offset) {
    assertThat(PictureMetadata.read(found(name)).captureTime())
        .contains(new CaptureTime(time, offset));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "2019:01:01 24:59:59, 2019-01-01T00:59:59,",
    "2019/01/01 10:04:20, 2019-01-01T10:04:20,",
    "2019.01.01 10:04:20, 2019-01-01T10:04:20,",
    "2019-01-01T10:04:20Z, 2019-01-01T10:04:20, 0",
    "2019-01-01T10:04:20.25+0530, 2019-01-01T10:04:20.25, 330",
    "2019: 1: 1 10: 4:20, 2019-01-01T10:04:20,",
    "2019:1:1 9:4:20, 2019-01-01T09:04:20,",
    "2019:01:01 10.04.20, 2019-01-01T10:04:20,",
    "2019:01:01  10:04:20 -05:00, 2019-01-01T10:04:20, -300",
  })
  void readsDatesInForeignForms(String text, LocalDateTime time, Integer offset) {
    assertThat(ExifDate.parse(text)).contains(new CaptureTime(time, offset));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "+0800, 480",
    "-5:00, -300",
    "Z, 0",
    "+8, 480",
    "UTC+08:00, 480",
    "GMT-3, -180",
    "+15:00,",
    "+08:75,",
    "0800,"
  })
  void readsOffsetsInForeignForms(String text, Integer minutes) {
    assertThat(ExifDate.parseOffset(text)).isEqualTo(minutes);
  }

  @Test
  void fallsBackToLastChangeWhenOtherDatesAreInvalid() {
    byte[] jpeg =
        new ExifBuilder()
            .ifd0(DATE_TIME, "2019:01:01 10:04:20")
            .exifIfd(DATE_TIME_ORIGINAL, "2002:12:08 12:00:00")
            .exifIfd(DATE_TIME_DIGITIZED, "0000:00:00 00:00:00")
            .exifIfd(OFFSET_TIME_ORIGINAL, "+09:00")
            .insertInto(TestPictures.quadrants(8, 8, "jpg"));

    assertThat(PictureMetadata.read(jpeg).captureTime())
        .contains(new CaptureTime(LocalDateTime.parse("2019-01-01T10:04:20"), null));
  }

  @Test
  void readsOrientationOfDirectoryWithoutNextPointer() {
    assertThat(PictureMetadata.read(found("06-ifd0-without-next-pointer")).orientation())
        .isNotEqualTo(Orientation.UPRIGHT);
  }

  @Test
  void readsEntriesBeforeTheEndOfTruncatedBlock() {
    byte[] block = new ExifBuilder().orientation(6).ifd0(0x0131, "program").toTiff();
    byte[] webp =
        ChunkBytes.webpFile(
            ChunkBytes.riffChunk("VP8 ", new byte[10]),
            ChunkBytes.riffChunk("EXIF", Arrays.copyOf(block, 8 + 2 + 12 + 5)));

    assertThat(PictureMetadata.read(webp).orientation()).isEqualTo(Orientation.ROTATE_90);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "webp"})
  void readsXmpOfEachContainer(String container) {
    byte[] document = XMP.getBytes(StandardCharsets.UTF_8);
    byte[] png = TestPictures.quadrants(8, 8, "png");
    byte[] file =
        switch (container) {
          case "jpg" ->
              TestPictures.withSegment(
                  TestPictures.quadrants(8, 8, "jpg"),
                  0xffe1,
                  "http://ns.adobe.com/xap/1.0/\0" + XMP);
          case "png" ->
              ChunkBytes.concat(
                  Arrays.copyOf(png, 33),
                  ChunkBytes.pngChunk(
                      "iTXt",
                      ChunkBytes.concat(
                          "XML:com.adobe.xmp\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII),
                          document)),
                  Arrays.copyOfRange(png, 33, png.length));
          default ->
              ChunkBytes.webpFile(
                  ChunkBytes.riffChunk("VP8 ", new byte[10]),
                  ChunkBytes.riffChunk("XMP ", document));
        };

    assertThat(PictureMetadata.read(file).captureTime())
        .contains(new CaptureTime(LocalDateTime.parse("2019-01-01T10:04:20"), 480));
  }

  @Test
  void doesNotExpandEntitiesOfXmp() {
    String entities = "<!DOCTYPE x [<!ENTITY d '2019-01-01T10:04:20'>]>";

    assertThat(
            XmpDate.parse(
                (entities + XMP.replace("2019-01-01T10:04:20+08:00", "&d;"))
                    .getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  private static byte[] found(String name) {
    try (InputStream file =
        CaptureTimeKindsTest.class.getResourceAsStream("/cases/" + name + ".jpg")) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
