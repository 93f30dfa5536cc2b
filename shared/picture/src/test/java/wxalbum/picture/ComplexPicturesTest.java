package wxalbum.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.picture.color.IccProfileBuilder;
import wxalbum.picture.header.HeaderReader;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;
import wxalbum.testkit.TestPictures;

/** Tests with small files that would take minutes to decode. */
@EnabledOnOs(OS.LINUX)
class ComplexPicturesTest {

  static Stream<Arguments> files() {
    return Stream.of(
        file("a JPEG with 400 scans", () -> ManyScansJpeg.progressive(8_192, 8_192, 400)),
        file("a narrow JPEG with 90000 scans", () -> ManyScansJpeg.progressive(8, 16_384, 90_000)),
        file("a sequential JPEG with 140 scans", () -> ManyScansJpeg.sequential(8_192, 4_096, 140)),
        file("a JPEG in CMYK with 500000 segments", () -> withSegments("cmyk.jpg", 500_000)),
        file("an interlaced PNG of 16 bits", () -> UniformPng.startOfInterlaced(14_100, 14_100)),
        file("a PNG of 60 million lines", () -> UniformPng.gray(1, 60_000_000)),
        file("a GIF with 17 million extensions", () -> gifWithExtensions(17_000_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void rejectsPictureBeforeDecodingIt(String name, Supplier<byte[]> file) {
    byte[] bytes = file.get();

    assertRejectedBeforeDecoding(TestProcessor.quick(), bytes);
    assertRejectedBeforeDecoding(TestProcessor.thorough(), bytes);
  }

  @Test
  void rejectsPictureThatTakesTooMuchWorkTogetherWithItsResizing() {
    byte[] png = UniformPng.gray(2, 26_000_000);

    assertThat(resultOf(TestProcessor.quick(), png, WorkBudget.start())).isEqualTo("TOO_COMPLEX");
  }

  @Test
  void rejectsLosslessWebpThatRepeatsTransformations() {
    byte[] webp = UniformWebp.lossless(4_000, 4_000, 100_000);

    assertThat(resultOf(TestProcessor.quick(), webp, WorkBudget.start())).isEqualTo("UNREADABLE");
  }

  @Test
  void decodesLosslessWebpWithOneTransformation() {
    byte[] webp = UniformWebp.lossless(600, 400, 1);

    assertThat(resultOf(TestProcessor.quick(), webp, WorkBudget.start())).isEqualTo("ready");
  }

  @Test
  void decodesOnlyFirstPictureOfExtendedWebp() {
    byte[] picture = ChunkBytes.riffChunk("VP8L", content(UniformWebp.lossless(3_000, 2_000)));
    byte[][] chunks = new byte[2_001][];
    Arrays.fill(chunks, picture);
    chunks[0] = ChunkBytes.vp8xChunk(0, 3_000, 2_000);
    WorkBudget budget = WorkBudget.start();

    String result = resultOf(TestProcessor.quick(), ChunkBytes.webpFile(chunks), budget);

    assertThat(result).isEqualTo("ready");
    assertThat(budget.chargedWork()).isLessThan(WorkBudget.MAX_WORK / 10);
  }

  @Test
  void treatsProfileWithRepeatedElementsAsAbsent() {
    byte[] jpeg = TestPictures.resource("landscape-1.jpg");
    byte[] elements = IccProfileBuilder.processElements(500);
    byte[] profile = IccProfileBuilder.lookupTable("RGB ").with("D2B0", elements).build();
    byte[] bytes = ProfileEmbedder.embedInJpeg(jpeg, profile);

    assertThat(HeaderReader.read(bytes).profile()).isEmpty();
    for (TestProcessor pictures :
        new TestProcessor[] {TestProcessor.quick(), TestProcessor.thorough()}) {
      assertThat(large(pictures, bytes)).isEqualTo(large(pictures, jpeg));
    }
  }

  /** An empty block without compression takes five bytes (RFC 1951, 3.2.4). */
  @ParameterizedTest
  @CsvSource({"100, true", "900000, false"})
  void readsCompressedProfileUpToLimit(int emptyBlocks, boolean expected) {
    byte[] profile = IccProfileBuilder.displayP3().build();
    ByteArrayOutputStream zlib = new ByteArrayOutputStream();
    zlib.writeBytes(new byte[] {0x78, 1});
    for (int i = 0; i < emptyBlocks; i++) {
      zlib.writeBytes(new byte[] {0, 0, 0, (byte) 0xff, (byte) 0xff});
    }
    zlib.writeBytes(tail(ProfileEmbedder.deflate(profile), 2));
    byte[] name = "x\0\0".getBytes(StandardCharsets.US_ASCII);
    byte[] chunk = ChunkBytes.pngChunk("iCCP", ChunkBytes.concat(name, zlib.toByteArray()));
    byte[] png = TestPictures.quadrants(9, 9, "png");

    byte[] bytes = ChunkBytes.concat(Arrays.copyOf(png, 33), chunk, tail(png, 33));

    assertThat(HeaderReader.read(bytes).profile().isPresent()).isEqualTo(expected);
  }

  private static void assertRejectedBeforeDecoding(TestProcessor pictures, byte[] bytes) {
    WorkBudget budget = WorkBudget.start();

    assertThat(resultOf(pictures, bytes, budget)).isEqualTo("TOO_COMPLEX");
    assertThat(budget.chargedWork()).isLessThan(WorkBudget.MAX_WORK / 4);
  }

  private static String resultOf(TestProcessor pictures, byte[] bytes, WorkBudget budget) {
    try {
      var _ = pictures.pictures().process(bytes, TestProcessor.RENDITIONS, budget);
      return "ready";
    } catch (UndecodablePictureException unfit) {
      return unfit.fault().name();
    }
  }

  private static byte[] large(TestProcessor pictures, byte[] bytes) {
    return pictures.process(bytes).rendition(TestProcessor.LARGE);
  }

  private static Arguments file(String name, Supplier<byte[]> bytes) {
    return arguments(name, bytes);
  }

  /** Adds empty segments, which a decoder ignores. */
  private static byte[] withSegments(String photo, int count) {
    byte[] jpeg = TestPictures.resource(photo);
    ByteBuffer segments = ByteBuffer.allocate(4 * count);
    while (segments.hasRemaining()) {
      segments.putInt(0xffe50002);
    }
    return ChunkBytes.concat(Arrays.copyOf(jpeg, 2), segments.array(), tail(jpeg, 2));
  }

  /** Adds empty comments before the picture. */
  private static byte[] gifWithExtensions(int count) {
    byte[] gif = TestPictures.quadrants(8, 8, "gif");
    int tableEnd = 13 + (3 << ((gif[10] & 7) + 1));
    byte[] extensions = new byte[3 * count];
    for (int i = 0; i < extensions.length; i += 3) {
      extensions[i] = 0x21;
      extensions[i + 1] = (byte) 0xfe;
    }
    return ChunkBytes.concat(Arrays.copyOf(gif, tableEnd), extensions, tail(gif, tableEnd));
  }

  private static byte[] content(byte[] simpleWebp) {
    return tail(simpleWebp, 20);
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }
}
