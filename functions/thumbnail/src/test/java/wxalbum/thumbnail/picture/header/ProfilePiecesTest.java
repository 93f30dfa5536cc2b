package wxalbum.thumbnail.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.thumbnail.picture.JpegKind;
import wxalbum.thumbnail.picture.Profiled;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.colour.IccBytes;
import wxalbum.thumbnail.picture.colour.ToSrgb;
import wxalbum.thumbnail.picture.decode.Header;

class ProfilePiecesTest {
  private static final BufferedImage PICTURE =
      TestPictures.quarters(16, 16, BufferedImage.TYPE_INT_RGB);
  private static final byte[] JPEG = JpegKind.BASELINE_420.of(PICTURE);
  private static final byte[] P3 = IccBytes.displayP3().bytes();
  private static final int LARGEST_PIECE = 65_519;

  @Test
  void convertsAfterQuickDecodersWhereCurvesAndAMatrixSuffice() {
    Header header = Headers.read(Profiled.jpeg(JPEG, P3));

    assertThat(header.profile().orElseThrow().bytes()).isEqualTo(P3);
    assertThat(header.suitsQuickDecoders()).isTrue();
    assertThat(header.toSrgb()).isNotSameAs(ToSrgb.NOTHING_TO_DO);
  }

  @Test
  void convertsNothingThatIsSrgb() {
    Header header = Headers.read(Profiled.jpeg(JPEG, IccBytes.srgb().bytes()));

    assertThat(header.suitsQuickDecoders()).isTrue();
    assertThat(header.toSrgb()).isSameAs(ToSrgb.NOTHING_TO_DO);
  }

  @Test
  void leavesTablesToTheThoroughDecoder() {
    Header header = Headers.read(Profiled.jpeg(JPEG, IccBytes.lookupTable("RGB ").bytes()));

    assertThat(header.suitsQuickDecoders()).isFalse();
  }

  @Test
  void knowsNoProfileOfGrey() {
    byte[] gray = JpegKind.GREY.of(PICTURE);

    assertThat(Headers.read(Profiled.jpeg(gray, P3)).profile()).isEmpty();
  }

  /** Each piece is written as its number and the stated count. */
  @ParameterizedTest
  @ValueSource(strings = {"1/3 2/3 3/3", "3/3 1/3 2/3"})
  void putsPiecesTogether(String pieces) {
    assertThat(Headers.read(with(pieces)).profile().orElseThrow().bytes()).isEqualTo(P3);
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
  void takesPiecesThatDoNotFitForNone(String name, String pieces) {
    Header header = Headers.read(with(pieces));

    assertThat(header.profile()).as(name).isEmpty();
    assertThat(header.suitsQuickDecoders()).isTrue();
  }

  @Test
  void takesAProfileLargerThanAnyRealOneForNone() {
    byte[] jpeg = JPEG;
    for (int number = 70; number > 0; number--) {
      jpeg = Profiled.jpeg(jpeg, new byte[LARGEST_PIECE], number, 70);
    }

    assertThat(Headers.read(jpeg).profile()).isEmpty();
  }

  @Test
  void takesAnEmptyProfileForNone() {
    assertThat(Headers.read(Profiled.jpeg(JPEG, new byte[0])).profile()).isEmpty();
  }

  @Test
  void leavesOtherUsesOfTheSegmentAlone() {
    byte[] multiPicture =
        TestPictures.withSegment(Profiled.jpeg(JPEG, P3), 0xffe2, "MPF\0MM\0*\0\0\0\10");

    assertThat(Headers.read(multiPicture).profile()).isPresent();
  }

  private static byte[] with(String pieces) {
    byte[] jpeg = JPEG;
    for (String piece : Arrays.asList(pieces.split(" ", -1)).reversed()) {
      int number = piece.charAt(0) - '0';
      int third = P3.length / 3;
      int start = Math.clamp(number - 1, 0, 2) * third;
      byte[] bytes = Arrays.copyOfRange(P3, start, number == 3 ? P3.length : start + third);
      jpeg = Profiled.jpeg(jpeg, bytes, number, piece.charAt(2) - '0');
    }
    return jpeg;
  }
}
