package wxalbum.thumbnail.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import wxalbum.settings.BuildOption;
import wxalbum.testing.Mutations;
import wxalbum.thumbnail.Pipeline;
import wxalbum.thumbnail.picture.decode.UnfitPicture;
import wxalbum.thumbnail.picture.heic.HeicBytes;

class MutationsTest {
  private static final int COUNT = 10_000;

  @Test
  void survivesTenThousandDamagedFiles() throws Exception {
    ChildJvm child = ChildJvm.run(DeriveDamaged.class, 128, List.of("20261124"));

    System.out.println("Results for " + COUNT + " damaged files: " + child.output().strip());
    assertThat(child.status()).as(child.output()).isZero();
    assertThat(child.output()).contains("made=", "TRUNCATED=", "UNREADABLE=");
  }

  /**
   * Program that processes damaged files and prints how often each result occurred. An unexpected
   * exception ends the program.
   */
  static final class DeriveDamaged {
    private DeriveDamaged() {}

    public static void main(String[] seed) {
      Mutations mutations = new Mutations(Long.parseLong(seed[0]));
      DerivePictures pictures = Pipeline.quickest();
      List<byte[]> files = files();
      Map<String, Integer> counts = new TreeMap<>();
      for (int i = 0; i < COUNT; i++) {
        byte[] damaged = mutations.damaged(files.get(i % files.size()));
        counts.merge(ending(pictures, damaged), 1, Integer::sum);
      }
      System.out.println(counts);
    }

    private static String ending(DerivePictures pictures, byte[] damaged) {
      try {
        pictures.from(damaged);
        return "made";
      } catch (UnfitPicture unfit) {
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
              "grey.jpg",
              "landscape.webp")) {
        files.add(TestPictures.photo(name));
      }
      files.add(TestPictures.quarters(120, 80, "png"));
      files.add(UniformJpeg.progressive(90, 70));
      if (BuildOption.HEIC.isOn()) {
        files.add(TestPictures.photo("dandelion.heic"));
        files.add(HeicBytes.quarters().grid(2, 2, 120, 100).toBytes());
        files.add(HeicBytes.of("quarters-10-bit.hevc", 64).wide().single(1).toBytes());
      }
      return files;
    }
  }
}
