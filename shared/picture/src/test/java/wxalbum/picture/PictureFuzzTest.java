package wxalbum.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wxalbum.picture.header.PixelSize;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.heic.HeicBuilder;
import wxalbum.picture.leptonica.LossyWebp;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.Fuzzer;
import wxalbum.testkit.TestPictures;

class PictureFuzzTest {
  private static final int COUNT = 10_000;

  /**
   * The reader of damaged JPEG files collects garbage whenever the space of new objects is full.
   */
  private static final String LARGE_EDEN = "-Xmn96m";

  @Test
  void processesDamagedFilesWithoutCrash() throws Exception {
    ChildJvm child =
        ChildJvm.run(ProcessDamagedFilesMain.class, 128, List.of(LARGE_EDEN), List.of("20261124"));

    System.out.println("Results for " + COUNT + " damaged files: " + child.output().strip());
    assertThat(child.exitStatus()).as(child.report()).isZero();
    assertThat(child.output()).contains("made=", "TRUNCATED=", "UNREADABLE=");
  }

  /**
   * Program that processes damaged files and prints how often each result occurred. An unexpected
   * exception ends the program.
   */
  static final class ProcessDamagedFilesMain {
    private ProcessDamagedFilesMain() {}

    public static void main(String[] seed) {
      Fuzzer mutations = new Fuzzer(Long.parseLong(seed[0]));
      TestProcessor pictures = TestProcessor.quick();
      List<byte[]> files = files();
      Map<String, Integer> counts = new TreeMap<>();
      for (int i = 0; i < COUNT; i++) {
        byte[] damaged = mutations.mutate(files.get(i % files.size()));
        counts.merge(resultOf(pictures, damaged), 1, Integer::sum);
      }
      System.out.println(counts);
    }

    private static String resultOf(TestProcessor pictures, byte[] damaged) {
      try {
        pictures.process(damaged);
        return "made";
      } catch (UndecodablePictureException unfit) {
        return unfit.fault().name();
      }
    }

    /**
     * Returns a small file of each coding, since the decoders run on each of them a thousand times.
     */
    private static List<byte[]> files() {
      BufferedImage photo = smallPhoto();
      byte[] jpeg = JpegVariant.BASELINE_420.encode(photo);
      List<byte[]> files =
          new ArrayList<>(
              List.of(
                  camera(1).insertInto(jpeg),
                  camera(6).insertInto(jpeg),
                  JpegVariant.PROGRESSIVE.encode(photo),
                  JpegVariant.GRAY.encode(photo),
                  LossyWebp.encode(photo),
                  TestPictures.quadrants(80, 60, "png"),
                  UniformJpeg.progressive(60, 50)));
      if (TestProcessor.includesHeic()) {
        files.add(TestPictures.resource("dandelion.heic"));
        files.add(HeicBuilder.quadrants().grid(2, 2, 120, 100).toBytes());
        files.add(HeicBuilder.of("quarters-10-bit.hevc", 64).wide().singleTile(1).toBytes());
      }
      return files;
    }

    private static BufferedImage smallPhoto() {
      BufferedImage photo = TestPictures.decode(TestPictures.resource("landscape-1.jpg"));
      Picture rgb = Picture.ofUprightSrgb(TestPictures.toIntRgb(photo));
      return new Downscale(new PixelSize(90, 60)).apply(rgb).pixels();
    }

    private static ExifBuilder camera(int orientation) {
      return new ExifBuilder()
          .orientation(orientation)
          .ifd0(0x010f, "Apple")
          .exifIfd(0x9003, "2026:05:01 12:00:00")
          .gpsPosition("N", new int[] {30, 15, 3300}, "E", new int[] {120, 8, 5500});
    }
  }
}
