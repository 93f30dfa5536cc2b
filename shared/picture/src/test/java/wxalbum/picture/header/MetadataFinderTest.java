package wxalbum.picture.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.picture.ChunkBytes;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;

class MetadataFinderTest {
  private static final byte[] TIFF = new ExifBuilder().orientation(6).toTiff();
  private static final byte[] OTHER_TIFF = new ExifBuilder().orientation(3).toTiff();
  private static final byte[] PREAMBLE = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] JPEG = TestPictures.quadrants(8, 8, "jpg");
  private static final byte[] PNG = TestPictures.quadrants(8, 8, "png");
  private static final int PNG_HEADER_END = 33;
  private static final int PNG_TRAILER_BYTES = 12;

  static Stream<Arguments> filesWithExif() {
    byte[] segment = ChunkBytes.concat(PREAMBLE, TIFF);
    return Stream.of(
        arguments("a JPEG", withExif(JPEG)),
        arguments(
            "a JPEG with two blocks", withExif(new ExifBuilder().orientation(3).insertInto(JPEG))),
        arguments(
            "a JPEG with another APP1 first",
            TestPictures.withSegment(withExif(JPEG), 0xffe1, "http://")),
        arguments("a PNG", pngWithChunk(PNG_HEADER_END, ChunkBytes.pngChunk("eXIf", TIFF))),
        arguments(
            "a PNG with the block after its data",
            pngWithChunk(PNG.length - PNG_TRAILER_BYTES, ChunkBytes.pngChunk("eXIf", TIFF))),
        arguments("a WebP", webpWithExif(TIFF)),
        arguments("a WebP with the preamble of JPEG", webpWithExif(segment)),
        arguments("a WebP with two blocks", webpWithExif(TIFF, OTHER_TIFF)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filesWithExif")
  void findsFirstExifBlock(String name, byte[] file) {
    assertThat(find(file)).as(name).first().isEqualTo(TIFF);
  }

  static Stream<Arguments> filesWithoutExif() {
    byte[] large = new byte[0xffff + 1];
    return Stream.of(
        arguments("a JPEG", JPEG),
        arguments("a PNG", PNG),
        arguments("a WebP", webpWithExif()),
        arguments("a GIF", TestPictures.resource("landscape.gif")),
        arguments(
            "a PNG with a too large block",
            pngWithChunk(PNG_HEADER_END, ChunkBytes.pngChunk("eXIf", large))),
        arguments("a WebP with a too large block", webpWithExif(large)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("filesWithoutExif")
  void returnsEmptyWhenThereIsNoValidBlock(String name, byte[] file) {
    assertThat(find(file)).as(name).isEmpty();
  }

  @Test
  void findsBlockInFileThatEndsBeforePicture() {
    byte[] truncated = Arrays.copyOf(withExif(JPEG), TIFF.length + 20);

    assertThat(find(truncated)).containsExactly(TIFF);
  }

  private static List<byte[]> find(byte[] file) {
    return MetadataFinder.find(file, PictureType.detect(file).orElseThrow(), MetadataKind.EXIF);
  }

  private static byte[] withExif(byte[] jpeg) {
    return new ExifBuilder().orientation(6).insertInto(jpeg);
  }

  private static byte[] pngWithChunk(int offset, byte[] chunk) {
    return ChunkBytes.concat(
        Arrays.copyOf(PNG, offset), chunk, Arrays.copyOfRange(PNG, offset, PNG.length));
  }

  private static byte[] webpWithExif(byte[]... blocks) {
    byte[] chunks = ChunkBytes.riffChunk("VP8 ", new byte[13]);
    for (byte[] block : blocks) {
      chunks = ChunkBytes.concat(chunks, ChunkBytes.riffChunk("EXIF", block));
    }
    return ChunkBytes.webpFile(chunks);
  }
}
