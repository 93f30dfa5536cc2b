package wxalbum.thumbnail.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.thumbnail.Pipeline;

class HeapTest {
  @Test
  void makesAPhotographOfTwelveMegapixelsInAHeapOf512(@TempDir Path folder) throws Exception {
    Path photo = Files.write(folder.resolve("photo.jpg"), TestPictures.large(2_900));

    Process small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dwxalbum.log=" + folder.resolve("log"),
                "-cp",
                System.getProperty("java.class.path"),
                DeriveOne.class.getName(),
                photo.toString())
            .redirectErrorStream(true)
            .start();

    String output = new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).contains("4350x2900");
    assertThat(small.waitFor()).isZero();
  }

  /** Derives the pictures of one file and prints its size. */
  static final class DeriveOne {
    private DeriveOne() {}

    public static void main(String[] files) throws Exception {
      DerivePictures derive = Pipeline.quickest();
      DerivedPictures derived = derive.from(Files.readAllBytes(Path.of(files[0])));
      System.out.println(derived.size().width() + "x" + derived.size().height());
    }
  }
}
