package wxalbum.thumbnail.picture.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.thumbnail.picture.Chunks;
import wxalbum.thumbnail.picture.ExifBytes;
import wxalbum.thumbnail.picture.TestPictures;
import wxalbum.thumbnail.picture.decode.PictureType;
import wxalbum.thumbnail.picture.decode.UnfitPicture;

class ExifBlockTest {
  private static final byte[] TIFF = new ExifBytes().orientation(6).tiff();
  private static final byte[] OTHER = new ExifBytes().orientation(3).tiff();
  private static final byte[] PREAMBLE = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] JPEG = TestPictures.quarters(8, 8, "jpg");
  private static final byte[] PNG = TestPictures.quarters(8, 8, "png");
  private static final int PNG_HEADER_END = 33;
  private static final int PNG_TRAILER_BYTES = 12;

  static Stream<Arguments> filesWithExif() {
    byte[] segment = Chunks.joined(PREAMBLE, TIFF);
    return Stream.of(
        arguments("a JPEG", exif(JPEG)),
        arguments("a JPEG with two blocks", exif(new ExifBytes().orientation(3).into(JPEG))),
        arguments(
            "a JPEG with another APP1 first",
            TestPictures.withSegment(exif(JPEG), 0xffe1, "http://")),
        arguments("a PNG", png(PNG_HEADER_END, Chunks.png("eXIf", TIFF))),
        arguments(
            "a PNG with the block after its data",
            png(PNG.length - PNG_TRAILER_BYTES, Chunks.png("eXIf", TIFF))),
        arguments("a WebP", webp(TIFF)),
        arguments("a WebP with the preamble of JPEG", webp(segment)),
        arguments("a WebP with two blocks", webp(TIFF, OTHER)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filesWithExif")
  void findsTheFirstBlock(String name, byte[] file) {
    assertThat(block(file)).as(name).contains(TIFF);
  }

  static Stream<Arguments> filesWithoutExif() {
    byte[] large = new byte[0xffff + 1];
    return Stream.of(
        arguments("a JPEG", JPEG),
        arguments("a PNG", PNG),
        arguments("a WebP", webp()),
        arguments("a GIF", TestPictures.photo("landscape.gif")),
        arguments("a PNG with a too large block", png(PNG_HEADER_END, Chunks.png("eXIf", large))),
        arguments("a WebP with a too large block", webp(large)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filesWithoutExif")
  void findsNothingElse(String name, byte[] file) {
    assertThat(block(file)).as(name).isEmpty();
  }

  @Test
  void refusesAFileThatEndsBeforeItsPicture() {
    byte[] truncated = Arrays.copyOf(JPEG, 60);

    assertThatThrownBy(() -> block(truncated)).isInstanceOf(UnfitPicture.class);
  }

  private static Optional<byte[]> block(byte[] file) {
    return ExifBlock.of(file, PictureType.of(file).orElseThrow());
  }

  private static byte[] exif(byte[] jpeg) {
    return new ExifBytes().orientation(6).into(jpeg);
  }

  private static byte[] png(int offset, byte[] chunk) {
    return Chunks.joined(
        Arrays.copyOf(PNG, offset), chunk, Arrays.copyOfRange(PNG, offset, PNG.length));
  }

  private static byte[] webp(byte[]... blocks) {
    byte[] chunks = Chunks.riff("VP8 ", new byte[13]);
    for (byte[] block : blocks) {
      chunks = Chunks.joined(chunks, Chunks.riff("EXIF", block));
    }
    return Chunks.webp(chunks);
  }
}
