package wxalbum.thumbnail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.album.Dimensions;
import wxalbum.album.Exif;
import wxalbum.album.RenditionSize;
import wxalbum.telemetry.Invocation;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;
import wxalbum.thumbnail.AlbumPictureProcessor.AlbumPicture;

class AlbumPictureProcessorTest {
  private final AlbumPictureProcessor processor = AlbumPictureProcessor.quick();

  @ParameterizedTest
  @CsvSource({
    "2000, 1333",
    "1999, 1501",
    "1601, 1067",
    "4321, 1234",
    "777, 3333",
    "4000, 300",
    "9000, 11"
  })
  void createsSameSizesAsListingsCompute(int columns, int lines) {
    byte[] rotated =
        new ExifBuilder().orientation(6).insertInto(TestPictures.quadrants(columns, lines, "jpg"));

    AlbumPicture picture = processor.process(rotated);

    Dimensions upright = new Dimensions(lines, columns);
    assertThat(picture.size()).isEqualTo(upright);
    for (RenditionSize size :
        new RenditionSize[] {RenditionSize.LARGE, RenditionSize.MEDIUM, RenditionSize.SMALL}) {
      assertThat(TestPictures.sizeOf(requireNonNull(picture.jpegRenditions().get(size))))
          .isEqualTo(upright.fitRendition(size.longestSide()));
    }
  }

  @Test
  void mapsEachMetadataField() {
    byte[] jpeg =
        new ExifBuilder()
            .ifd0(0x010f, "Apple")
            .exifIfd(0xa434, "back camera")
            .exifIfd(0x829a, 1, 250)
            .exifIfd(0x829d, 178, 100)
            .exifIfd(0x8827, 400)
            .exifIfd(0x920a, 69, 10)
            .gpsPosition("N", new int[] {30, 15, 0}, "E", new int[] {120, 30, 0})
            .insertInto(TestPictures.quadrants(8, 8, "jpg"));

    Exif exif = processor.process(jpeg).exif();

    assertThat(exif)
        .isEqualTo(new Exif("Apple", "back camera", 0.004, 1.78, 400, 6.9, 30.25, 120.5));
  }

  @Test
  void recordsPhasesAndDecoderInCurrentInvocation() {
    Invocation.runDetached(
        invocation -> {
          var _ = processor.process(TestPictures.resource("landscape-6.jpg"));

          assertThat(invocation.phaseMillis())
              .containsOnlyKeys("header", "decode", "resize", "encode");
          assertThat(invocation.findField("decoder")).isPresent();
          return invocation;
        });
  }

  @Test
  void throwsFailureWhenFileIsTruncated() {
    byte[] jpeg = TestPictures.resource("landscape-6.jpg");

    assertThatThrownBy(() -> processor.process(Arrays.copyOf(jpeg, jpeg.length / 2)))
        .isInstanceOfSatisfying(
            InvalidOriginalException.class,
            e -> assertThat(e.failure()).isEqualTo(PhotoFailure.PICTURE_TRUNCATED));
  }
}
