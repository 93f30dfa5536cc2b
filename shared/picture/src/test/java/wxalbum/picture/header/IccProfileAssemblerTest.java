package wxalbum.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.JpegVariant;
import wxalbum.picture.ProfileEmbedder;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.picture.color.SrgbConverter;
import wxalbum.testkit.TestPictures;

class IccProfileAssemblerTest {
  private static final BufferedImage PICTURE =
      TestPictures.quadrants(16, 16, BufferedImage.TYPE_INT_RGB);
  private static final byte[] JPEG = JpegVariant.BASELINE_420.encode(PICTURE);
  private static final byte[] P3 = IccProfileBuilder.displayP3().build();
  private static final int MAX_PIECE_BYTES = 65_519;

  @Test
  void suitsFastDecodersWhenProfileHasCurvesAndMatrix() {
    PictureHeader header = HeaderReader.read(ProfileEmbedder.embedInJpeg(JPEG, P3));

    assertThat(header.profile().orElseThrow().bytes()).isEqualTo(P3);
    assertThat(header.suitsQuickDecoders()).isTrue();
    assertThat(header.srgbConverter()).isNotSameAs(SrgbConverter.IDENTITY);
  }

  @Test
  void convertsNothingWhenProfileIsSrgb() {
    PictureHeader header =
        HeaderReader.read(ProfileEmbedder.embedInJpeg(JPEG, IccProfileBuilder.srgb().build()));

    assertThat(header.suitsQuickDecoders()).isTrue();
    assertThat(header.srgbConverter()).isSameAs(SrgbConverter.IDENTITY);
  }

  @Test
  void leavesLookupTablesToFallbackDecoder() {
    PictureHeader header =
        HeaderReader.read(
            ProfileEmbedder.embedInJpeg(JPEG, IccProfileBuilder.lookupTable("RGB ").build()));

    assertThat(header.suitsQuickDecoders()).isFalse();
  }

  @Test
  void ignoresProfileOfGrayPicture() {
    byte[] gray = JpegVariant.GRAY.encode(PICTURE);

    assertThat(HeaderReader.read(ProfileEmbedder.embedInJpeg(gray, P3)).profile()).isEmpty();
  }

  /** Each piece is written as its number and the stated count. */
  @ParameterizedTest
  @ValueSource(strings = {"1/3 2/3 3/3", "3/3 1/3 2/3"})
  void assemblesPiecesInAnyOrder(String pieces) {
    assertThat(HeaderReader.read(jpegWithPieces(pieces)).profile().orElseThrow().bytes())
        .isEqualTo(P3);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "a missing piece, 1/3 3/3",
    "a repeated piece, 1/3 2/3 2/3 3/3",
    "a piece with the number 0, 0/3 1/3 2/3 3/3",
    "a number above the count, 1/3 2/3 3/3 4/3",
    "different counts, 1/3 2/3 3/2",
    "a count of 0, 0/0",
  })
  void ignoresInconsistentPieces(String name, String pieces) {
    PictureHeader header = HeaderReader.read(jpegWithPieces(pieces));

    assertThat(header.profile()).as(name).isEmpty();
    assertThat(header.suitsQuickDecoders()).isTrue();
  }

  @Test
  void ignoresTooLargeProfile() {
    byte[] jpeg = JPEG;
    for (int number = 70; number > 0; number--) {
      jpeg = ProfileEmbedder.embedInJpeg(jpeg, new byte[MAX_PIECE_BYTES], number, 70);
    }

    assertThat(HeaderReader.read(jpeg).profile()).isEmpty();
  }

  @Test
  void ignoresEmptyProfile() {
    assertThat(HeaderReader.read(ProfileEmbedder.embedInJpeg(JPEG, new byte[0])).profile())
        .isEmpty();
  }

  @Test
  void ignoresApp2SegmentsWithoutProfile() {
    byte[] multiPicture =
        TestPictures.withSegment(
            ProfileEmbedder.embedInJpeg(JPEG, P3), 0xffe2, "MPF\0MM\0*\0\0\0\10");

    assertThat(HeaderReader.read(multiPicture).profile()).isPresent();
  }

  private static byte[] jpegWithPieces(String pieces) {
    byte[] jpeg = JPEG;
    for (String piece : Arrays.asList(pieces.split(" ", -1)).reversed()) {
      int number = piece.charAt(0) - '0';
      int third = P3.length / 3;
      int start = Math.clamp(number - 1, 0, 2) * third;
      byte[] bytes = Arrays.copyOfRange(P3, start, number == 3 ? P3.length : start + third);
      jpeg = ProfileEmbedder.embedInJpeg(jpeg, bytes, number, piece.charAt(2) - '0');
    }
    return jpeg;
  }
}
