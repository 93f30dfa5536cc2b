package wxalbum.picture.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.picture.header.DecodeWork;
import wxalbum.picture.header.PictureHeader;
import wxalbum.picture.header.PictureType;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.header.WorkBudget;
import wxalbum.testkit.TestPictures;

/** Tests pictures of 200 megapixels in the heap of a function with 512 MB. */
class LargePictureMemoryTest {
  @TempDir private Path folder;

  @Test
  void decodesOrRejects200MegapixelsIn128MegabyteHeap() throws Exception {
    int[] frame = {0, 0, 16_383, 12_207};
    String[] files = {
      writeFile("cmyk", SyntheticPictures.cmykJpeg(16_383, 12_207), 16_383, 12_207, 8),
      writeFile("png", SyntheticPictures.interlacedPng(16_383, 12_207), 16_383, 12_207, 8),
      writeFile("gif", singleColorGif(65_535, 3_051), 65_535, 3_051, 4),
      writeFile(
          "webp", SyntheticPictures.animatedWebp(16_383, 12_207, frame, -1), 16_383, 12_207, 8),
      writeFile("small", SyntheticPictures.cmykJpeg(160, 120), 160, 120, 1)
    };

    String output = runChildJvm(files);

    System.out.println(output);
    assertThat(output.lines())
        .contains(
            "cmyk 2048x1526",
            "png 2048x1526",
            "gif 16384x763",
            "webp TOO_DEMANDING",
            "small 160x120");
  }

  private String writeFile(String name, byte[] bytes, int width, int height, int reduction)
      throws IOException {
    Files.write(folder.resolve(name), bytes);
    return name + "," + width + "," + height + "," + reduction;
  }

  private String runChildJvm(String... files) throws IOException {
    String[] command = {
      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
      "-Xmx128m",
      "-XX:+UseSerialGC",
      "-Djava.awt.headless=true",
      "-cp",
      System.getProperty("java.class.path"),
      DecodeEach.class.getName(),
      folder.toString()
    };
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.command().addAll(List.of(files));
    return new String(process.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Returns a GIF of a single color; one bit a pixel suffices for it. */
  private static byte[] singleColorGif(int width, int height) {
    return TestPictures.encode(
        new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "gif");
  }

  /** Decodes files one after the other and prints the outcome of each. */
  static final class DecodeEach {
    private DecodeEach() {}

    public static void main(String[] arguments) throws IOException {
      for (int i = 1; i < arguments.length; i++) {
        String[] fields = arguments[i].split(",", -1);
        byte[] bytes = Files.readAllBytes(Path.of(arguments[0], fields[0]));
        PixelSize size = new PixelSize(Integer.parseInt(fields[1]), Integer.parseInt(fields[2]));
        PictureType type = PictureType.detect(bytes).orElseThrow();
        PictureHeader header =
            new PictureHeader(type, size, false, 0, DecodeWork.NONE, Optional.empty());
        System.out.println(
            fields[0] + " " + decodeOutcome(bytes, header, Integer.parseInt(fields[3])));
      }
      Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .forEach(System.out::println);
    }

    private static String decodeOutcome(byte[] bytes, PictureHeader header, int reduction) {
      try {
        BufferedImage pixels =
            new ImageIoDecoder().decode(bytes, header, reduction, WorkBudget.start()).pixels();
        return pixels.getWidth() + "x" + pixels.getHeight();
      } catch (UndecodablePictureException e) {
        return e.fault().name();
      }
    }
  }
}
