package wxalbum.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wxalbum.picture.heic.EnabledWithHeic;
import wxalbum.picture.heic.HeicBuilder;
import wxalbum.testkit.TestPictures;

/**
 * Tests of the peak memory of a process. The largest accepted pictures must be processed within 512
 * MB, of which the default heap takes 128 MB.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux reports the peak memory of a process")
class PeakMemoryTest {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

  static Stream<Arguments> giants() {
    return Stream.of(
        giant("48 megapixels", 64, () -> TestPictures.largeJpeg(5_657), "8485x5657"),
        giant("maximum pixels", 128, () -> UniformJpeg.baseline(14_142, 14_142), "14142x14142"),
        giant("longest side", 128, () -> UniformJpeg.baseline(65_500, 798), "65500x798"),
        giant("progressive", 128, () -> UniformJpeg.progressive(8_190, 8_190), "8190x8190"),
        giant("lossless", 128, () -> UniformWebp.lossless(7_094, 7_094), "7094x7094"),
        giant(
            "compressed",
            128,
            () -> withCompressedMetadata(TestPictures.quadrants(99, 9, "png")),
            "99x9"),
        giant(
            "repeated", 128, () -> withRepeatedExif(TestPictures.quadrants(99, 9, "jpg")), "99x9"),
        giant("50 MB file", 128, () -> padded(UniformJpeg.baseline(3_199, 3_199)), "3199x3199"));
  }

  static Stream<Arguments> giantsInHeic() {
    HeicBuilder tiles = HeicBuilder.of("giant.hevc", 8_192);
    return Stream.of(
        giant("HEIC with a single tile", 64, tiles.singleTile(0)::toBytes, "8192x8192"),
        giant(
            "HEIC with maximum pixels",
            128,
            HeicBuilder.of("giant.hevc", 8_192).grid(3, 1, 24_410, 8_192)::toBytes,
            "24410x8192"));
  }

  @ParameterizedTest
  @EnabledWithHeic
  @MethodSource("giantsInHeic")
  void processesLargestHeicWithin512Megabytes(
      String name, int heap, Supplier<byte[]> photo, String size, @TempDir Path folder)
      throws Exception {
    processesLargestPicturesWithin512Megabytes(name, heap, photo, size, folder);
  }

  @ParameterizedTest
  @MethodSource("giants")
  void processesLargestPicturesWithin512Megabytes(
      String name, int heap, Supplier<byte[]> photo, String size, @TempDir Path folder)
      throws Exception {
    Path file = Files.write(folder.resolve("photo"), photo.get());

    ChildJvm child = ChildJvm.run(ProcessOneMain.class, heap, List.of(file.toString()));

    assertThat(child.output()).as(child.report()).contains(size);
    assertThat(child.exitStatus()).isZero();
    int peak = parsePeakMegabytes(child.output());
    System.out.printf("%s with a heap of %d MB: peak memory %d MB%n", name, heap, peak);
    assertThat(peak).isLessThan(480);
  }

  private static int parsePeakMegabytes(String output) {
    Matcher peak = PEAK.matcher(output);
    assertThat(peak.find()).isTrue();
    return Integer.parseInt(peak.group(1)) / 1024;
  }

  private static Arguments giant(String name, int heap, Supplier<byte[]> photo, String size) {
    return arguments(name, heap, photo, size);
  }

  /** Pads a file to the size limit of originals. */
  private static byte[] padded(byte[] jpeg) {
    return Arrays.copyOf(jpeg, 50 * 1024 * 1024);
  }

  /** Adds a compressed profile and a compressed text, each of which expands beyond the heap. */
  private static byte[] withCompressedMetadata(byte[] png) {
    byte[] zeros = new byte[150_000_000];
    byte[] text = ChunkBytes.concat(new byte[] {'x', 0, 0}, ProfileEmbedder.deflate(zeros));
    byte[] profiled = ProfileEmbedder.embedInPng(png, zeros);
    int headerEnd = 33;
    return ChunkBytes.concat(
        Arrays.copyOf(profiled, headerEnd),
        ChunkBytes.pngChunk("zTXt", text),
        Arrays.copyOfRange(profiled, headerEnd, profiled.length));
  }

  /** Adds an Exif block with 5000 entries that all refer to the whole block: 324 MB. */
  private static byte[] withRepeatedExif(byte[] jpeg) {
    ByteBuffer exif = ByteBuffer.allocate(65_000).put("MM\0*\0\0\0\10".getBytes(US_ASCII));
    exif.putShort((short) 5_000);
    for (int tag = 0; tag < 5_000; tag++) {
      exif.putShort((short) (0xa900 + tag)).putShort((short) 7);
      exif.putInt(exif.capacity() - 8).putInt(8);
    }
    String content = new String(exif.array(), ISO_8859_1);
    return TestPictures.withSegment(jpeg, 0xffe1, "Exif\0\0" + content);
  }

  /** Program that processes one file and prints the size of the picture and its memory usage. */
  static final class ProcessOneMain {
    private ProcessOneMain() {}

    public static void main(String[] files) throws IOException {
      ProcessedPicture derived =
          TestProcessor.quick().process(Files.readAllBytes(Path.of(files[0])));
      System.out.println(derived.size().width() + "x" + derived.size().height());
      System.out.println(Files.readString(Path.of("/proc/self/status")));
    }
  }
}
