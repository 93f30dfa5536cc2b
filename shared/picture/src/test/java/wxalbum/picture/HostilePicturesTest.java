package wxalbum.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.heic.HeicBuilder;
import wxalbum.testkit.TestPictures;

/** Tests with truncated, damaged, unusual and malicious files. */
class HostilePicturesTest {
  private static final String READY = "ready";
  private static final int LARGEST_SEGMENT = 65_533;

  static Stream<Arguments> files() {
    return Stream.of(
            truncatedFiles(),
            bombs(),
            extremeSizes(),
            damagedMetadata(),
            unsupportedFiles(),
            animatedPictures(),
            heic())
        .flatMap(files -> files);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("files")
  void returnsResultOfTable(String name, Supplier<byte[]> file, String expected) {
    byte[] bytes = file.get();

    assertThat(resultOf(TestProcessor.quick(), bytes)).isEqualTo(expected);
    assertThat(resultOf(TestProcessor.thorough(), bytes)).isEqualTo(expected);
  }

  private static Stream<Arguments> truncatedFiles() {
    byte[] jpeg = TestPictures.largeJpeg(1_200);
    byte[] progressive = TestPictures.resource("progressive.jpg");
    byte[] png = TestPictures.encode(TestPictures.decode(TestPictures.largeJpeg(600)), "png");
    byte[] webp = TestPictures.resource("landscape.webp");
    byte[] gif = TestPictures.resource("landscape.gif");
    return Stream.of(
        file("a JPEG truncated at 10 %", () -> truncate(jpeg, 0.10), "TRUNCATED"),
        file("a JPEG truncated at 50 %", () -> truncate(jpeg, 0.50), "TRUNCATED"),
        file("a JPEG truncated at 99 %", () -> truncate(jpeg, 0.99), "TRUNCATED"),
        file("a JPEG without its last byte", () -> truncate(jpeg, -1), READY),
        file(
            "a progressive JPEG truncated at 10 %", () -> truncate(progressive, 0.10), "TRUNCATED"),
        file(
            "a progressive JPEG truncated at 50 %", () -> truncate(progressive, 0.50), "TRUNCATED"),
        file(
            "a progressive JPEG truncated at 99 %", () -> truncate(progressive, 0.99), "TRUNCATED"),
        file("a PNG truncated at 10 %", () -> truncate(png, 0.10), "TRUNCATED"),
        file("a PNG truncated at 50 %", () -> truncate(png, 0.50), "TRUNCATED"),
        file("a PNG truncated at 99 %", () -> truncate(png, 0.99), READY),
        file("a WebP truncated at 10 %", () -> truncate(webp, 0.10), "TRUNCATED"),
        file("a WebP truncated at 50 %", () -> truncate(webp, 0.50), "TRUNCATED"),
        file("a WebP truncated at 99 %", () -> truncate(webp, 0.99), "TRUNCATED"),
        file("a truncated lossless WebP", () -> lossless(30), "TRUNCATED"),
        file("a GIF truncated at 10 %", () -> truncate(gif, 0.10), "TRUNCATED"),
        file("a GIF truncated at 50 %", () -> truncate(gif, 0.50), "TRUNCATED"),
        file("a GIF truncated at 99 %", () -> truncate(gif, 0.99), READY));
  }

  private static Stream<Arguments> bombs() {
    return Stream.of(
        file(
            "a JPEG of 15000 × 15000",
            () -> truncate(UniformJpeg.baseline(15_000, 15_000), 0.01),
            "TOO_MANY_PIXELS"),
        file(
            "the header of a PNG of 20000 × 20000",
            () -> truncate(UniformPng.gray(20_000, 20_000), 60 / 1e6),
            "TOO_MANY_PIXELS"),
        file("a PNG of 20000 × 20000", () -> UniformPng.gray(20_000, 20_000), "TOO_MANY_PIXELS"),
        file(
            "a WebP with a stated size of 16383 × 16383",
            () -> webpWithStatedSize(16_383, 16_383),
            "TOO_MANY_PIXELS"),
        file(
            "a PNG too narrow to be reduced", () -> UniformPng.gray(200_000, 790), "TOO_DEMANDING"),
        file(
            "a progressive JPEG of 68 megapixels",
            () -> truncate(UniformJpeg.progressive(8_300, 8_200), 0.01),
            "TOO_DEMANDING"),
        file(
            "a lossless WebP of 51 megapixels",
            () -> UniformWebp.lossless(7_150, 7_150),
            "TOO_DEMANDING"));
  }

  private static Stream<Arguments> extremeSizes() {
    return Stream.of(
        file("a JPEG of 1 × 1", () -> UniformJpeg.baseline(1, 1), READY),
        file("a JPEG of 1 × 60000", () -> UniformJpeg.baseline(1, 60_000), READY),
        file("a JPEG of 60000 × 1", () -> UniformJpeg.baseline(60_000, 1), READY),
        file("a PNG of 1 × 1", () -> UniformPng.gray(1, 1), READY),
        file("a PNG of 1 × 60000", () -> UniformPng.gray(1, 60_000), READY));
  }

  private static Stream<Arguments> damagedMetadata() {
    byte[] jpeg = TestPictures.resource("landscape-1.jpg");
    return Stream.of(
        file("10 MB of segments before the picture", () -> withManySegments(jpeg), READY),
        file(
            "a color profile of random text",
            () -> TestPictures.withSegment(jpeg, 0xffe2, "ICC_PROFILE\0\1\1noise, noise, noise"),
            READY),
        file(
            "a color profile without its second piece",
            () -> TestPictures.withSegment(jpeg, 0xffe2, "ICC_PROFILE\0\1\2half of a profile"),
            READY),
        file(
            "an invalid Exif block",
            () -> TestPictures.withSegment(jpeg, 0xffe1, "Exif\0\0not even a byte order"),
            READY),
        file(
            "an Exif directory that links to itself",
            () ->
                TestPictures.withSegment(
                    jpeg, 0xffe1, "Exif\0\0MM\0*\0\0\0\10\0\0\0\0\0\10\0\0\0\10"),
            READY),
        file(
            "an Exif directory of 65535 entries",
            () -> TestPictures.withSegment(jpeg, 0xffe1, "Exif\0\0II*\0\10\0\0\0\u00ff\u00ff\1\1"),
            READY),
        file("extra bytes after the end", () -> Arrays.copyOf(jpeg, jpeg.length + 5_000), READY));
  }

  private static Stream<Arguments> unsupportedFiles() {
    return Stream.of(
        file("an empty file", () -> new byte[0], "UNSUPPORTED_TYPE"),
        file("three bytes", () -> new byte[] {(byte) 0xff, (byte) 0xd8, 0}, "UNSUPPORTED_TYPE"),
        file(
            "a text",
            () -> "GIF is not what this is".getBytes(StandardCharsets.US_ASCII),
            "UNSUPPORTED_TYPE"),
        file("a million zeros", () -> new byte[1_000_000], "UNSUPPORTED_TYPE"),
        file("a TIFF", () -> TestPictures.quadrants(9, 9, "tiff"), "UNSUPPORTED_TYPE"));
  }

  private static Stream<Arguments> animatedPictures() {
    BufferedImage frame = TestPictures.quadrants(30, 20, BufferedImage.TYPE_INT_RGB);
    return Stream.of(
        file("an animated GIF", () -> AnimatedFiles.gif(frame, frame), READY),
        file(
            "an animated WebP",
            () -> AnimatedFiles.webp(TestPictures.resource("landscape.webp"), 600, 400),
            READY));
  }

  /** A build without HEIC reports every HEIC as an unsupported type. */
  private static Stream<Arguments> heic() {
    byte[] photo = TestPictures.resource("dandelion.heic");
    return Stream.of(
        heic("a HEIC", () -> photo, READY),
        heic("a HEIC truncated at 10 %", () -> truncate(photo, 0.10), "TRUNCATED"),
        heic("a HEIC truncated at 99 %", () -> truncate(photo, 0.99), "TRUNCATED"),
        heic(
            "a HEIC with a stated size of 60000 × 60000",
            () -> HeicBuilder.of("quarters.hevc", 60_000).singleTile(0).toBytes(),
            "TOO_MANY_PIXELS"),
        heic(
            "a HEIC with ten bits and 64 megapixels in a single tile",
            () -> HeicBuilder.of("quarters-10-bit.hevc", 8_192).singleTile(0).toBytes(),
            "TOO_DEMANDING"),
        heic(
            "a HEIC with tiles that cannot be reduced",
            () -> HeicBuilder.of("quarters.hevc", 4_097).grid(2, 2, 8_194, 8_194).toBytes(),
            "TOO_DEMANDING"),
        heic(
            "a HEIC with an unsupported tile type",
            () -> HeicBuilder.quadrants().grid(2, 2, 120, 100).tileIds(1, 1, 1, 1).toBytes(),
            "UNSUPPORTED_TYPE"));
  }

  private static Arguments heic(String name, Supplier<byte[]> bytes, String expected) {
    return file(name, bytes, TestProcessor.includesHeic() ? expected : "UNSUPPORTED_TYPE");
  }

  private static Arguments file(String name, Supplier<byte[]> bytes, String expected) {
    return arguments(name, bytes, expected);
  }

  private static String resultOf(TestProcessor pictures, byte[] bytes) {
    try {
      pictures.process(bytes);
      return READY;
    } catch (UndecodablePictureException unfit) {
      return unfit.fault().name();
    }
  }

  /**
   * Truncates a file to at least 60 bytes.
   *
   * @param fraction the fraction to keep, or, if negative, the number of bytes to remove
   */
  private static byte[] truncate(byte[] bytes, double fraction) {
    int length = fraction < 0 ? bytes.length + (int) fraction : (int) (bytes.length * fraction);
    return Arrays.copyOf(bytes, Math.max(length, 60));
  }

  private static byte[] lossless(int bytes) {
    return Arrays.copyOf(UniformWebp.lossless(600, 400), bytes);
  }

  private static byte[] withManySegments(byte[] jpeg) {
    String large = "x".repeat(LARGEST_SEGMENT);
    byte[] result = jpeg;
    for (int i = 0; i < 160; i++) {
      result = TestPictures.withSegment(result, 0xffe0 | i % 16, large);
    }
    return result;
  }

  /** Returns a photograph whose frame header states another size (RFC 6386, section 9.1). */
  private static byte[] webpWithStatedSize(int width, int height) {
    byte[] webp = TestPictures.resource("landscape.webp");
    int frame = new String(webp, StandardCharsets.ISO_8859_1).indexOf("\u009d\u0001*") + 3;
    webp[frame] = (byte) width;
    webp[frame + 1] = (byte) (width >> 8);
    webp[frame + 2] = (byte) height;
    webp[frame + 3] = (byte) (height >> 8);
    return webp;
  }
}
