package wxalbum.thumbnail.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.thumbnail.picture.Chunks;
import wxalbum.thumbnail.picture.Profiled;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.colour.IccBytes;
import wxalbum.thumbnail.picture.decode.Header;
import wxalbum.thumbnail.picture.decode.PictureType;

class PngHeaderTest {
  private static final byte[] SIGNATURE =
      "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] HEADER = header("00000018 00000010 08 02 00 00 00");
  private static final byte[] DATA = Chunks.png("IDAT", new byte[40]);
  private static final byte[] P3 = IccBytes.displayP3().bytes();

  @Test
  void readsAPngOfJavas() {
    Header header = Headers.read(TestPictures.quarters(203, 77, "png"));

    assertThat(header.type()).isEqualTo(PictureType.PNG);
    assertThat(header.size().width()).isEqualTo(203);
    assertThat(header.size().height()).isEqualTo(77);
    assertThat(header.suitsQuickDecoders()).isTrue();
    assertThat(header.workingBytes()).isZero();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource({
    "gray with one bit, 00000018 00000010 01 00 00 00 00, 24x16",
    "gray with sixteen bits, 00000018 00000010 10 00 00 00 00, 24x16",
    "a palette, 00000018 00000010 04 03 00 00 00, 24x16",
    "gray with alpha, 00000018 00000010 08 04 00 00 00, 24x16",
    "color with alpha, 00000018 00000010 10 06 00 00 00, 24x16",
    "maximum pixels, 00004e20 00002710 08 02 00 00 00, 20000x10000",
    "one row more, 00004e20 00002711 08 02 00 00 00, TOO_MANY_PIXELS",
    "the longest sides, 7fffffff 7fffffff 08 02 00 00 00, TOO_MANY_PIXELS",
    "a width of 32 bits, 80000000 00000010 08 02 00 00 00, UNREADABLE",
    "zero width, 00000000 00000010 08 02 00 00 00, UNREADABLE",
    "zero height, 00000018 00000000 08 02 00 00 00, UNREADABLE",
    "color with four bits, 00000018 00000010 04 02 00 00 00, UNREADABLE",
    "a palette with sixteen bits, 00000018 00000010 10 03 00 00 00, UNREADABLE",
    "gray with three bits, 00000018 00000010 03 00 00 00 00, UNREADABLE",
    "an unknown color type, 00000018 00000010 08 01 00 00 00, UNREADABLE",
    "an unknown compression, 00000018 00000010 08 02 01 00 00, UNREADABLE",
    "an unknown filter, 00000018 00000010 08 02 00 01 00, UNREADABLE",
    "an unknown interlacing, 00000018 00000010 08 02 00 00 02, UNREADABLE",
    "a byte too few, 00000018 00000010 08 02 00 00, UNREADABLE",
    "a byte too many, 00000018 00000010 08 02 00 00 00 00, UNREADABLE",
  })
  void readsAllFields(String name, String fields, String expected) {
    assertThat(HeaderEnd.of(png(header(fields), DATA))).as(name).isEqualTo(expected);
  }

  @Test
  void leavesInterlacedPicturesToTheThoroughDecoder() {
    byte[] png = png(header("00000018 00000010 08 02 00 00 01"), DATA);

    assertThat(Headers.read(png).common()).isFalse();
  }

  static List<byte[]> brokenFiles() {
    byte[] wrongChecksum = png(HEADER, DATA);
    wrongChecksum[30] ^= 1;
    return List.of(
        wrongChecksum,
        png(DATA),
        png(Chunks.png("tEXt", new byte[3]), HEADER, DATA),
        png(HEADER, HEADER, DATA),
        png(HEADER, Chunks.png("IEND", new byte[0]), DATA),
        png(HEADER, HeaderEnd.bytes("80000000 74455874 00000000")));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void refusesWhatBreaksTheRules(byte[] png) {
    assertThat(HeaderEnd.of(png)).isEqualTo("UNREADABLE");
  }

  @Test
  void refusesAHeaderThatIsCutAnywhere() {
    byte[] whole = png(HEADER, Chunks.png("gAMA", new byte[4]), DATA);
    int needed = whole.length - 44;

    for (int length = 8; length < needed; length++) {
      assertThat(HeaderEnd.of(Arrays.copyOf(whole, length))).isEqualTo("TRUNCATED");
    }

    assertThat(HeaderEnd.of(Arrays.copyOf(whole, needed))).isEqualTo("24x16");
  }

  @Test
  void inflatesTheProfile() {
    Header header = Headers.read(Profiled.png(png(HEADER, DATA), P3));

    assertThat(header.profile().orElseThrow().bytes()).isEqualTo(P3);
    assertThat(header.suitsQuickDecoders()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000018 00000010 08 00 00 00 00", "00000018 00000010 08 04 00 00 00"})
  void knowsNoProfileOfGrey(String fields) {
    byte[] png = Profiled.png(png(header(fields), DATA), P3);

    assertThat(Headers.read(png).profile()).isEmpty();
  }

  @Test
  void takesTheFirstOfTwoProfiles() {
    byte[] png = Profiled.png(png(HEADER, iccp("x\0\0", new byte[300]), DATA), P3);

    assertThat(Headers.read(png).profile().orElseThrow().bytes()).isEqualTo(P3);
  }

  static List<byte[]> brokenProfiles() {
    byte[] wrongChecksum = iccp("x\0\0", P3);
    wrongChecksum[20] ^= 1;
    byte[] zlib = Profiled.deflated(P3);
    return List.of(
        wrongChecksum,
        iccp("x\0\1", P3),
        iccp("x".repeat(80) + "\0\0", P3),
        iccp("no terminator", new byte[0]),
        Chunks.png("iCCP", new byte[0]),
        Chunks.png("iCCP", new byte[2]),
        Chunks.png("iCCP", Chunks.joined(new byte[2], Arrays.copyOf(zlib, zlib.length / 2))),
        Chunks.png("iCCP", "x\0\0not zlib at all".getBytes(StandardCharsets.ISO_8859_1)),
        iccp("x\0\0", new byte[0]),
        iccp("x\0\0", new byte[(4 << 20) + 1]));
  }

  @ParameterizedTest
  @MethodSource("brokenProfiles")
  void takesABrokenProfileForNone(byte[] chunk) {
    Header header = Headers.read(png(HEADER, chunk, DATA));

    assertThat(header.profile()).isEmpty();
    assertThat(header.suitsQuickDecoders()).isTrue();
  }

  @Test
  void takesAProfileOfFourMegabytes() {
    byte[] png = png(HEADER, iccp("x\0\0", new byte[4 << 20]), DATA);

    assertThat(Headers.read(png).profile()).isPresent();
  }

  private static byte[] header(String fields) {
    return Chunks.png("IHDR", HeaderEnd.bytes(fields));
  }

  private static byte[] iccp(String prefix, byte[] profile) {
    byte[] prefixBytes = prefix.getBytes(StandardCharsets.ISO_8859_1);
    return Chunks.png("iCCP", Chunks.joined(prefixBytes, Profiled.deflated(profile)));
  }

  private static byte[] png(byte[]... chunks) {
    return Chunks.joined(SIGNATURE, Chunks.joined(chunks));
  }
}
