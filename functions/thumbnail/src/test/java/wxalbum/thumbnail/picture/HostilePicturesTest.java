package wxalbum.thumbnail.picture;

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
import wxalbum.settings.BuildOption;
import wxalbum.thumbnail.Pipeline;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.heic.HeicBytes;

/** Tests with truncated, damaged, unusual and malicious files. */
class HostilePicturesTest {
  private static final String READY = "ready";
  private static final int LARGEST_SEGMENT = 65_533;

  static Stream<Arguments> files() {
    return Stream.of(
            cutFiles(),
            bombs(),
            oddShapes(),
            damagedMetadata(),
            strangers(),
            movingPictures(),
            heic())
        .flatMap(files -> files);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("files")
  void endsAsTheTableSays(String name, Supplier<byte[]> file, String expected) {
    byte[] bytes = file.get();

    assertThat(ending(Pipeline.quickest(), bytes)).isEqualTo(expected);
    assertThat(ending(Pipeline.thorough(), bytes)).isEqualTo(expected);
  }

  private static Stream<Arguments> cutFiles() {
    byte[] jpeg = TestPictures.large(1_200);
    byte[] progressive = TestPictures.photo("progressive.jpg");
    byte[] png = TestPictures.written(TestPictures.read(TestPictures.large(600)), "png");
    byte[] webp = TestPictures.photo("landscape.webp");
    byte[] gif = TestPictures.photo("landscape.gif");
    return Stream.of(
        file("a JPEG truncated at 10 %", () -> cut(jpeg, 0.10), "TRUNCATED"),
        file("a JPEG truncated at 50 %", () -> cut(jpeg, 0.50), "TRUNCATED"),
        file("a JPEG truncated at 99 %", () -> cut(jpeg, 0.99), "TRUNCATED"),
        file("a JPEG without its last byte", () -> cut(jpeg, -1), READY),
        file("a progressive JPEG truncated at 10 %", () -> cut(progressive, 0.10), "TRUNCATED"),
        file("a progressive JPEG truncated at 50 %", () -> cut(progressive, 0.50), "TRUNCATED"),
        file("a progressive JPEG truncated at 99 %", () -> cut(progressive, 0.99), "TRUNCATED"),
        file("a PNG truncated at 10 %", () -> cut(png, 0.10), "TRUNCATED"),
        file("a PNG truncated at 50 %", () -> cut(png, 0.50), "TRUNCATED"),
        file("a PNG truncated at 99 %", () -> cut(png, 0.99), READY),
        file("a WebP truncated at 10 %", () -> cut(webp, 0.10), "TRUNCATED"),
        file("a WebP truncated at 50 %", () -> cut(webp, 0.50), "TRUNCATED"),
        file("a WebP truncated at 99 %", () -> cut(webp, 0.99), "TRUNCATED"),
        file("a truncated lossless WebP", () -> lossless(30), "TRUNCATED"),
        file("a GIF truncated at 10 %", () -> cut(gif, 0.10), "TRUNCATED"),
        file("a GIF truncated at 50 %", () -> cut(gif, 0.50), "TRUNCATED"),
        file("a GIF truncated at 99 %", () -> cut(gif, 0.99), READY));
  }

  private static Stream<Arguments> bombs() {
    return Stream.of(
        file(
            "a JPEG of 15000 × 15000",
            () -> cut(UniformJpeg.baseline(15_000, 15_000), 0.01),
            "TOO_MANY_PIXELS"),
        file(
            "the header of a PNG of 20000 × 20000",
            () -> cut(UniformPng.grey(20_000, 20_000), 60 / 1e6),
            "TOO_MANY_PIXELS"),
        file("a PNG of 20000 × 20000", () -> UniformPng.grey(20_000, 20_000), "TOO_MANY_PIXELS"),
        file(
            "a WebP with a stated size of 16383 × 16383",
            () -> webpOfSize(16_383, 16_383),
            "TOO_MANY_PIXELS"),
        file(
            "a PNG too narrow to be reduced", () -> UniformPng.grey(200_000, 790), "TOO_DEMANDING"),
        file(
            "a progressive JPEG of 68 megapixels",
            () -> cut(UniformJpeg.progressive(8_300, 8_200), 0.01),
            "TOO_DEMANDING"),
        file(
            "a lossless WebP of 51 megapixels",
            () -> UniformWebp.lossless(7_150, 7_150),
            "TOO_DEMANDING"));
  }

  private static Stream<Arguments> oddShapes() {
    return Stream.of(
        file("a JPEG of 1 × 1", () -> UniformJpeg.baseline(1, 1), READY),
        file("a JPEG of 1 × 60000", () -> UniformJpeg.baseline(1, 60_000), READY),
        file("a JPEG of 60000 × 1", () -> UniformJpeg.baseline(60_000, 1), READY),
        file("a PNG of 1 × 1", () -> UniformPng.grey(1, 1), READY),
        file("a PNG of 1 × 60000", () -> UniformPng.grey(1, 60_000), READY));
  }

  private static Stream<Arguments> damagedMetadata() {
    byte[] jpeg = TestPictures.photo("landscape-1.jpg");
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

  private static Stream<Arguments> strangers() {
    return Stream.of(
        file("an empty file", () -> new byte[0], "UNSUPPORTED_TYPE"),
        file("three bytes", () -> new byte[] {(byte) 0xff, (byte) 0xd8, 0}, "UNSUPPORTED_TYPE"),
        file(
            "a text",
            () -> "GIF is not what this is".getBytes(StandardCharsets.US_ASCII),
            "UNSUPPORTED_TYPE"),
        file("a million zeros", () -> new byte[1_000_000], "UNSUPPORTED_TYPE"),
        file("a TIFF", () -> TestPictures.quarters(9, 9, "tiff"), "UNSUPPORTED_TYPE"));
  }

  private static Stream<Arguments> movingPictures() {
    BufferedImage frame = TestPictures.quarters(30, 20, BufferedImage.TYPE_INT_RGB);
    return Stream.of(
        file("an animated GIF", () -> MovingPictures.gif(frame, frame), READY),
        file(
            "an animated WebP",
            () -> MovingPictures.webp(TestPictures.photo("landscape.webp"), 600, 400),
            READY));
  }

  /** A build without HEIC reports every HEIC as an unsupported type. */
  private static Stream<Arguments> heic() {
    byte[] photo = TestPictures.photo("dandelion.heic");
    return Stream.of(
        heic("a HEIC", () -> photo, READY),
        heic("a HEIC truncated at 10 %", () -> cut(photo, 0.10), "TRUNCATED"),
        heic("a HEIC truncated at 99 %", () -> cut(photo, 0.99), "TRUNCATED"),
        heic(
            "a HEIC with a stated size of 60000 × 60000",
            () -> HeicBytes.of("quarters.hevc", 60_000).single(0).toBytes(),
            "TOO_MANY_PIXELS"),
        heic(
            "a HEIC with ten bits and 64 megapixels in a single tile",
            () -> HeicBytes.of("quarters-10-bit.hevc", 8_192).single(0).toBytes(),
            "TOO_DEMANDING"),
        heic(
            "a HEIC with tiles that cannot be reduced",
            () -> HeicBytes.of("quarters.hevc", 4_097).grid(2, 2, 8_194, 8_194).toBytes(),
            "TOO_DEMANDING"),
        heic(
            "a HEIC with an unsupported tile type",
            () -> HeicBytes.quarters().grid(2, 2, 120, 100).parts(1, 1, 1, 1).toBytes(),
            "UNSUPPORTED_TYPE"));
  }

  private static Arguments heic(String name, Supplier<byte[]> bytes, String expected) {
    return file(name, bytes, BuildOption.HEIC.isOn() ? expected : "UNSUPPORTED_TYPE");
  }

  private static Arguments file(String name, Supplier<byte[]> bytes, String expected) {
    return arguments(name, bytes, expected);
  }

  private static String ending(DerivePictures pictures, byte[] bytes) {
    try {
      pictures.from(bytes);
      return READY;
    } catch (UnfitPicture unfit) {
      return unfit.fault().name();
    }
  }

  /**
   * Truncates a file to at least 60 bytes.
   *
   * @param fraction the fraction to keep, or, if negative, the number of bytes to remove
   */
  private static byte[] cut(byte[] bytes, double fraction) {
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
  private static byte[] webpOfSize(int width, int height) {
    byte[] webp = TestPictures.photo("landscape.webp");
    int frame = new String(webp, StandardCharsets.ISO_8859_1).indexOf("\u009d\u0001*") + 3;
    webp[frame] = (byte) width;
    webp[frame + 1] = (byte) (width >> 8);
    webp[frame + 2] = (byte) height;
    webp[frame + 3] = (byte) (height >> 8);
    return webp;
  }
}
