package wxalbum.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wxalbum.picture.header.UndecodablePictureException;
import wxalbum.picture.heic.HeicBuilder;
import wxalbum.testkit.Fuzzer;
import wxalbum.testkit.TestPictures;

class PictureFuzzTest {
  private static final int COUNT = 10_000;

  @Test
  void processesDamagedFilesWithoutCrash() throws Exception {
    ChildJvm child = ChildJvm.run(ProcessDamagedFilesMain.class, 128, List.of("20261124"));

    System.out.println("Results for " + COUNT + " damaged files: " + child.output().strip());
    assertThat(child.exitStatus()).as(child.output()).isZero();
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
      TestProcessor pictures = TestProcessor.fastest();
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

    private static List<byte[]> files() {
      List<byte[]> files = new ArrayList<>();
      for (String name :
          List.of(
              "landscape-1.jpg",
              "portrait-6.jpg",
              "progressive.jpg",
              "gray.jpg",
              "landscape.webp")) {
        files.add(TestPictures.resource(name));
      }
      files.add(TestPictures.quadrants(120, 80, "png"));
      files.add(UniformJpeg.progressive(90, 70));
      if (TestProcessor.includesHeic()) {
        files.add(TestPictures.resource("dandelion.heic"));
        files.add(HeicBuilder.quadrants().grid(2, 2, 120, 100).toBytes());
        files.add(HeicBuilder.of("quarters-10-bit.hevc", 64).wide().singleTile(1).toBytes());
      }
      return files;
    }
  }
}
