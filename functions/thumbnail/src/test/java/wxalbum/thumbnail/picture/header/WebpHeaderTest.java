package wxalbum.thumbnail.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.thumbnail.picture.Chunks;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.colour.IccBytes;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;

class WebpHeaderTest {
  private static final int HAS_PROFILE = 0x20;
  private static final byte[] LOSSY = lossy("300100 9d012a 1800 1000");
  private static final byte[] OPACITY = Chunks.riff("ALPH", new byte[5]);
  private static final byte[] CANVAS = Chunks.canvas(HAS_PROFILE, 24, 16);
  private static final byte[] P3 = IccBytes.displayP3().bytes();
  private static final byte[] PROFILE = Chunks.riff("ICCP", P3);

  @Test
  void readsAPhotograph() {
    Header header = Headers.read(TestPictures.photo("landscape.webp"));

    assertThat(header.type()).isEqualTo(PictureType.WEBP);
    assertThat(header.size().width()).isEqualTo(600);
    assertThat(header.size().height()).isEqualTo(400);
    assertThat(header.suitsQuickDecoders()).isTrue();
    assertThat(header.workingBytes()).isZero();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "a key frame, 300100 9d012a 1800 1000, 24x16",
    "sides with a scale, 300100 9d012a 1840 1080, 24x16",
    "maximum pixels, 300100 9d012a ff3f af2f, 16383x12207",
    "one row more, 300100 9d012a ff3f b02f, TOO_MANY_PIXELS",
    "a frame that is not a key frame, 310100 9d012a 1800 1000, UNREADABLE",
    "another start code, 300100 9d012b 1800 1000, UNREADABLE",
    "zero width, 300100 9d012a 0040 1000, UNREADABLE",
    "zero height, 300100 9d012a 1800 0000, UNREADABLE",
    "an incomplete height, 300100 9d012a 1800 10, UNREADABLE",
  })
  void readsPicturesWithLoss(String name, String frame, String expected) {
    assertThat(HeaderEnd.of(Chunks.webp(lossy(frame)))).as(name).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1x1, 4",
    "24, 16, 24x16, 1536",
    "7094, 7094, 7094x7094, 201299344",
    "7095, 7094, TOO_DEMANDING, 0",
    "16384, 16384, TOO_MANY_PIXELS, 0",
  })
  void readsPicturesWithoutLoss(int width, int height, String expected, long workingBytes) {
    byte[] webp = Chunks.webp(lossless(width, height));

    assertThat(HeaderEnd.of(webp)).isEqualTo(expected);
    if (workingBytes > 0) {
      assertThat(Headers.read(webp).workingBytes()).isEqualTo(workingBytes);
    }
  }

  @Test
  void refusesAPictureWithoutLossOfWhichAnythingIsMissing() {
    byte[] whole = Chunks.webp(Chunks.riff("VP8L", HeaderEnd.bytes("2f 17c00300 00 00 00")));

    for (int length = 12; length < whole.length; length++) {
      assertThat(HeaderEnd.of(Arrays.copyOf(whole, length))).isEqualTo("TRUNCATED");
    }

    assertThat(HeaderEnd.of(whole)).isEqualTo("24x16");
  }

  @Test
  void refusesAnotherSignatureThanThatOfNoLoss() {
    byte[] frame = Chunks.riff("VP8L", HeaderEnd.bytes("2e 17c00300 00"));

    assertThat(HeaderEnd.of(Chunks.webp(frame))).isEqualTo("UNREADABLE");
  }

  @Test
  void countsOpacityBesideLoss() {
    Header header = Headers.read(Chunks.webp(CANVAS, OPACITY, LOSSY));

    assertThat(header.workingBytes()).isEqualTo(24 * 16 * 5);
    assertThat(header.suitsQuickDecoders()).isTrue();
  }

  @Test
  void refusesAPictureOfAnotherSizeThanItsCanvas() {
    byte[] webp = Chunks.webp(Chunks.canvas(0, 24, 17), LOSSY);

    assertThat(HeaderEnd.of(webp)).isEqualTo("UNREADABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VP8X", "EXIF", "ABCD"})
  void refusesAFileWithoutAPicture(String type) {
    byte[] webp = Chunks.webp(Chunks.riff(type, new byte[10]), OPACITY);

    assertThat(HeaderEnd.of(webp)).isEqualTo("UNREADABLE");
  }

  @Test
  void readsNothingBehindTheLengthOfTheFile() {
    byte[] webp = Chunks.joined(Chunks.webp(CANVAS), LOSSY);

    assertThat(HeaderEnd.of(webp)).isEqualTo("UNREADABLE");
  }

  @Test
  void refusesAHeaderThatIsCutAnywhere() {
    byte[] odd = Chunks.riff("EXIF", new byte[3]);
    byte[] whole = Chunks.webp(CANVAS, PROFILE, odd, OPACITY, LOSSY, new byte[40]);
    int needed = whole.length - 40;

    for (int length = 12; length < needed; length++) {
      assertThat(HeaderEnd.of(Arrays.copyOf(whole, length))).isEqualTo("TRUNCATED");
    }

    assertThat(HeaderEnd.of(Arrays.copyOf(whole, needed))).isEqualTo("24x16");
  }

  @Test
  void readsTheProfileWhereverItStandsBeforeThePicture() {
    byte[] webp = Chunks.webp(CANVAS, Chunks.riff("EXIF", new byte[3]), PROFILE, LOSSY);

    Header header = Headers.read(webp);

    assertThat(header.profile().orElseThrow().bytes()).isEqualTo(P3);
    assertThat(header.suitsQuickDecoders()).isTrue();
  }

  @Test
  void knowsNoProfileThatIsNotAnnounced() {
    byte[] webp = Chunks.webp(Chunks.canvas(0, 24, 16), PROFILE, LOSSY);

    assertThat(Headers.read(webp).profile()).isEmpty();
  }

  @Test
  void knowsNoProfileBehindThePicture() {
    assertThat(Headers.read(Chunks.webp(CANVAS, LOSSY, PROFILE)).profile()).isEmpty();
  }

  @Test
  void takesAProfileLargerThanAnyRealOneForNone() {
    byte[] profile = Chunks.riff("ICCP", new byte[(4 << 20) + 1]);

    assertThat(Headers.read(Chunks.webp(CANVAS, profile, LOSSY)).profile()).isEmpty();
  }

  /**
   * The numbers are the position and the size in the frame header, in pixels. The coded picture is
   * 24x16.
   */
  @ParameterizedTest(name = "{0}: {5}")
  @CsvSource({
    "the whole canvas, 0, 0, 24, 16, 24x16",
    "a frame beyond the right edge, 2, 0, 24, 16, UNREADABLE",
    "a frame beyond the lower edge, 0, 2, 24, 16, UNREADABLE",
    "a size that differs from the picture, 0, 0, 22, 16, UNREADABLE",
  })
  void readsTheFirstFrameOfAPictureThatMoves(
      String name, int left, int top, int width, int height, String expected) {
    byte[] frame = frame(left, top, width, height, LOSSY);
    byte[] webp = Chunks.webp(Chunks.canvas(2, 24, 16), Chunks.riff("ANIM", new byte[6]), frame);

    assertThat(HeaderEnd.of(webp)).as(name).isEqualTo(expected);
  }

  @Test
  void leavesPicturesThatMoveToTheThoroughDecoder() {
    byte[] frame = frame(6, 4, 24, 16, LOSSY);

    Header header = Headers.read(Chunks.webp(Chunks.canvas(2, 40, 30), frame));

    assertThat(header.size().width()).isEqualTo(40);
    assertThat(header.size().height()).isEqualTo(30);
    assertThat(header.suitsQuickDecoders()).isFalse();
  }

  @Test
  void refusesAPictureThatMovesWithoutAFrame() {
    assertThat(HeaderEnd.of(Chunks.webp(Chunks.canvas(2, 24, 16), LOSSY))).isEqualTo("UNREADABLE");
  }

  private static byte[] lossy(String frame) {
    return Chunks.riff("VP8 ", HeaderEnd.bytes(frame));
  }

  private static byte[] lossless(int width, int height) {
    int fields = width - 1 | (height - 1) << 14;
    return Chunks.riff("VP8L", Chunks.joined(new byte[] {0x2f}, Chunks.lowFirst(fields, 4)));
  }

  private static byte[] frame(int left, int top, int width, int height, byte[] picture) {
    return Chunks.riff(
        "ANMF",
        Chunks.joined(
            Chunks.lowFirst(left / 2, 3),
            Chunks.lowFirst(top / 2, 3),
            Chunks.lowFirst(width - 1, 3),
            Chunks.lowFirst(height - 1, 3),
            new byte[4],
            picture));
  }
}
