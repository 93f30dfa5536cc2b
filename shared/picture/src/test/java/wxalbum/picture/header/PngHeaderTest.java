package wxalbum.picture.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.picture.ChunkBytes;
import wxalbum.picture.ProfileEmbedder;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.testkit.TestPictures;

class PngHeaderTest {
  private static final byte[] SIGNATURE =
      "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] IHDR = ihdrChunk("00000018 00000010 08 02 00 00 00");
  private static final byte[] IDAT = ChunkBytes.pngChunk("IDAT", new byte[40]);
  private static final byte[] P3 = IccProfileBuilder.displayP3().build();

  @Test
  void readsPngWrittenByJava() {
    PictureHeader header = HeaderReader.read(TestPictures.quadrants(203, 77, "png"));

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
  void validatesFields(String name, String fields, String expected) {
    assertThat(HeaderResult.of(pngFile(ihdrChunk(fields), IDAT))).as(name).isEqualTo(expected);
  }

  @Test
  void leavesInterlacedPicturesToFallbackDecoder() {
    byte[] png = pngFile(ihdrChunk("00000018 00000010 08 02 00 00 01"), IDAT);

    assertThat(HeaderReader.read(png).quickEncoding()).isFalse();
  }

  static List<byte[]> brokenFiles() {
    byte[] wrongChecksum = pngFile(IHDR, IDAT);
    wrongChecksum[30] ^= 1;
    return List.of(
        wrongChecksum,
        pngFile(IDAT),
        pngFile(ChunkBytes.pngChunk("tEXt", new byte[3]), IHDR, IDAT),
        pngFile(IHDR, IHDR, IDAT),
        pngFile(IHDR, ChunkBytes.pngChunk("IEND", new byte[0]), IDAT),
        pngFile(IHDR, HeaderResult.parseHex("80000000 74455874 00000000")));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void rejectsInvalidPng(byte[] png) {
    assertThat(HeaderResult.of(png)).isEqualTo("UNREADABLE");
  }

  @Test
  void rejectsTruncatedHeader() {
    byte[] whole = pngFile(IHDR, ChunkBytes.pngChunk("gAMA", new byte[4]), IDAT);
    int needed = whole.length - 44;

    for (int length = 8; length < needed; length++) {
      assertThat(HeaderResult.of(Arrays.copyOf(whole, length))).isEqualTo("TRUNCATED");
    }

    assertThat(HeaderResult.of(Arrays.copyOf(whole, needed))).isEqualTo("24x16");
  }

  @Test
  void inflatesProfile() {
    PictureHeader header = HeaderReader.read(ProfileEmbedder.embedInPng(pngFile(IHDR, IDAT), P3));

    assertThat(header.profile().orElseThrow().bytes()).isEqualTo(P3);
    assertThat(header.suitsQuickDecoders()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"00000018 00000010 08 00 00 00 00", "00000018 00000010 08 04 00 00 00"})
  void ignoresProfileOfGrayPicture(String fields) {
    byte[] png = ProfileEmbedder.embedInPng(pngFile(ihdrChunk(fields), IDAT), P3);

    assertThat(HeaderReader.read(png).profile()).isEmpty();
  }

  @Test
  void usesFirstIntactProfile() {
    byte[] png =
        ProfileEmbedder.embedInPng(pngFile(IHDR, iccpChunk("x\0\0", new byte[300]), IDAT), P3);

    assertThat(HeaderReader.read(png).profile().orElseThrow().bytes()).isEqualTo(P3);
  }

  static List<byte[]> brokenProfiles() {
    byte[] wrongChecksum = iccpChunk("x\0\0", P3);
    wrongChecksum[20] ^= 1;
    byte[] zlib = ProfileEmbedder.deflate(P3);
    return List.of(
        wrongChecksum,
        iccpChunk("x\0\1", P3),
        iccpChunk("x".repeat(80) + "\0\0", P3),
        iccpChunk("no terminator", new byte[0]),
        ChunkBytes.pngChunk("iCCP", new byte[0]),
        ChunkBytes.pngChunk("iCCP", new byte[2]),
        ChunkBytes.pngChunk(
            "iCCP", ChunkBytes.concat(new byte[2], Arrays.copyOf(zlib, zlib.length / 2))),
        ChunkBytes.pngChunk("iCCP", "x\0\0not zlib at all".getBytes(StandardCharsets.ISO_8859_1)),
        iccpChunk("x\0\0", new byte[0]),
        iccpChunk("x\0\0", Arrays.copyOf(P3, (4 << 20) + 1)),
        iccpChunk("x\0\0", IccProfileBuilder.gray(1.8).build()));
  }

  @ParameterizedTest
  @MethodSource("brokenProfiles")
  void ignoresInvalidProfile(byte[] chunk) {
    PictureHeader header = HeaderReader.read(pngFile(IHDR, chunk, IDAT));

    assertThat(header.profile()).isEmpty();
    assertThat(header.suitsQuickDecoders()).isTrue();
  }

  @Test
  void acceptsProfileOfFourMegabytes() {
    byte[] padded = Arrays.copyOf(P3, 4 << 20);
    byte[] png = pngFile(IHDR, iccpChunk("x\0\0", padded), IDAT);

    assertThat(HeaderReader.read(png).profile()).isPresent();
  }

  private static byte[] ihdrChunk(String fields) {
    return ChunkBytes.pngChunk("IHDR", HeaderResult.parseHex(fields));
  }

  private static byte[] iccpChunk(String prefix, byte[] profile) {
    byte[] prefixBytes = prefix.getBytes(StandardCharsets.ISO_8859_1);
    return ChunkBytes.pngChunk(
        "iCCP", ChunkBytes.concat(prefixBytes, ProfileEmbedder.deflate(profile)));
  }

  private static byte[] pngFile(byte[]... chunks) {
    return ChunkBytes.concat(SIGNATURE, ChunkBytes.concat(chunks));
  }
}
