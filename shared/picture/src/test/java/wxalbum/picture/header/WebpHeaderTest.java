package wxalbum.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.ChunkBytes;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.testkit.TestPictures;

class WebpHeaderTest {
  private static final int HAS_PROFILE = 0x20;
  private static final byte[] LOSSY = lossy("300100 9d012a 1800 1000");
  private static final byte[] ALPHA = ChunkBytes.riffChunk("ALPH", new byte[5]);
  private static final byte[] CANVAS = ChunkBytes.vp8xChunk(HAS_PROFILE, 24, 16);
  private static final byte[] P3 = IccProfileBuilder.displayP3().build();
  private static final byte[] PROFILE = ChunkBytes.riffChunk("ICCP", P3);

  @Test
  void readsHeaderOfPhotograph() {
    PictureHeader header = HeaderReader.read(TestPictures.resource("landscape.webp"));

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
  void readsLossyPictures(String name, String frame, String expected) {
    assertThat(HeaderResult.of(ChunkBytes.webpFile(lossy(frame)))).as(name).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1x1, 4",
    "24, 16, 24x16, 1536",
    "7094, 7094, 7094x7094, 201299344",
    "7095, 7094, TOO_DEMANDING, 0",
    "16384, 16384, TOO_MANY_PIXELS, 0",
  })
  void readsLosslessPictures(int width, int height, String expected, long workingBytes) {
    byte[] webp = ChunkBytes.webpFile(lossless(width, height));

    assertThat(HeaderResult.of(webp)).isEqualTo(expected);
    if (workingBytes > 0) {
      assertThat(HeaderReader.read(webp).workingBytes()).isEqualTo(workingBytes);
    }
  }

  @Test
  void rejectsTruncatedLosslessPicture() {
    byte[] whole =
        ChunkBytes.webpFile(
            ChunkBytes.riffChunk("VP8L", HeaderResult.parseHex("2f 17c00300 00 00 00")));

    for (int length = 12; length < whole.length; length++) {
      assertThat(HeaderResult.of(Arrays.copyOf(whole, length))).isEqualTo("TRUNCATED");
    }

    assertThat(HeaderResult.of(whole)).isEqualTo("24x16");
  }

  @Test
  void rejectsInvalidLosslessSignature() {
    byte[] frame = ChunkBytes.riffChunk("VP8L", HeaderResult.parseHex("2e 17c00300 00"));

    assertThat(HeaderResult.of(ChunkBytes.webpFile(frame))).isEqualTo("UNREADABLE");
  }

  @Test
  void includesAlphaInWorkingMemory() {
    PictureHeader header = HeaderReader.read(ChunkBytes.webpFile(CANVAS, ALPHA, LOSSY));

    assertThat(header.workingBytes()).isEqualTo(24 * 16 * 5);
    assertThat(header.suitsQuickDecoders()).isTrue();
  }

  @Test
  void rejectsPictureThatDiffersFromCanvas() {
    byte[] webp = ChunkBytes.webpFile(ChunkBytes.vp8xChunk(0, 24, 17), LOSSY);

    assertThat(HeaderResult.of(webp)).isEqualTo("UNREADABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VP8X", "EXIF", "ABCD"})
  void rejectsFileWithoutPicture(String type) {
    byte[] webp = ChunkBytes.webpFile(ChunkBytes.riffChunk(type, new byte[10]), ALPHA);

    assertThat(HeaderResult.of(webp)).isEqualTo("UNREADABLE");
  }

  @Test
  void ignoresBytesAfterRiffLength() {
    byte[] webp = ChunkBytes.concat(ChunkBytes.webpFile(CANVAS), LOSSY);

    assertThat(HeaderResult.of(webp)).isEqualTo("UNREADABLE");
  }

  @Test
  void rejectsTruncatedHeader() {
    byte[] odd = ChunkBytes.riffChunk("EXIF", new byte[3]);
    byte[] whole = ChunkBytes.webpFile(CANVAS, PROFILE, odd, ALPHA, LOSSY, new byte[40]);
    int needed = whole.length - 40;

    for (int length = 12; length < needed; length++) {
      assertThat(HeaderResult.of(Arrays.copyOf(whole, length))).isEqualTo("TRUNCATED");
    }

    assertThat(HeaderResult.of(Arrays.copyOf(whole, needed))).isEqualTo("24x16");
  }

  @Test
  void findsProfileBeforePicture() {
    byte[] webp =
        ChunkBytes.webpFile(CANVAS, ChunkBytes.riffChunk("EXIF", new byte[3]), PROFILE, LOSSY);

    PictureHeader header = HeaderReader.read(webp);

    assertThat(header.profile().orElseThrow().bytes()).isEqualTo(P3);
    assertThat(header.suitsQuickDecoders()).isTrue();
  }

  @Test
  void ignoresProfileWithoutFlag() {
    byte[] webp = ChunkBytes.webpFile(ChunkBytes.vp8xChunk(0, 24, 16), PROFILE, LOSSY);

    assertThat(HeaderReader.read(webp).profile()).isEmpty();
  }

  @Test
  void ignoresProfileAfterPicture() {
    assertThat(HeaderReader.read(ChunkBytes.webpFile(CANVAS, LOSSY, PROFILE)).profile()).isEmpty();
  }

  @Test
  void ignoresTooLargeProfile() {
    byte[] profile = ChunkBytes.riffChunk("ICCP", new byte[(4 << 20) + 1]);

    assertThat(HeaderReader.read(ChunkBytes.webpFile(CANVAS, profile, LOSSY)).profile()).isEmpty();
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
  void readsFirstFrameOfAnimation(
      String name, int left, int top, int width, int height, String expected) {
    byte[] frame = frame(left, top, width, height, LOSSY);
    byte[] webp =
        ChunkBytes.webpFile(
            ChunkBytes.vp8xChunk(2, 24, 16), ChunkBytes.riffChunk("ANIM", new byte[6]), frame);

    assertThat(HeaderResult.of(webp)).as(name).isEqualTo(expected);
  }

  @Test
  void leavesAnimationsToFallbackDecoder() {
    byte[] frame = frame(6, 4, 24, 16, LOSSY);

    PictureHeader header =
        HeaderReader.read(ChunkBytes.webpFile(ChunkBytes.vp8xChunk(2, 40, 30), frame));

    assertThat(header.size().width()).isEqualTo(40);
    assertThat(header.size().height()).isEqualTo(30);
    assertThat(header.suitsQuickDecoders()).isFalse();
  }

  @Test
  void rejectsAnimationWithoutFrame() {
    assertThat(HeaderResult.of(ChunkBytes.webpFile(ChunkBytes.vp8xChunk(2, 24, 16), LOSSY)))
        .isEqualTo("UNREADABLE");
  }

  private static byte[] lossy(String frame) {
    return ChunkBytes.riffChunk("VP8 ", HeaderResult.parseHex(frame));
  }

  private static byte[] lossless(int width, int height) {
    int fields = width - 1 | (height - 1) << 14;
    return ChunkBytes.riffChunk(
        "VP8L", ChunkBytes.concat(new byte[] {0x2f}, ChunkBytes.littleEndian(fields, 4)));
  }

  private static byte[] frame(int left, int top, int width, int height, byte[] picture) {
    return ChunkBytes.riffChunk(
        "ANMF",
        ChunkBytes.concat(
            ChunkBytes.littleEndian(left / 2, 3),
            ChunkBytes.littleEndian(top / 2, 3),
            ChunkBytes.littleEndian(width - 1, 3),
            ChunkBytes.littleEndian(height - 1, 3),
            new byte[4],
            picture));
  }
}
