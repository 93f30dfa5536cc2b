package wxalbum.thumbnail.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.thumbnail.bench.Alternation.Effort;
import wxalbum.thumbnail.picture.TestPictures;

class PictureBenchmarkTest {
  private static final Effort ONE_ROUND = new Effort(1, 0, 0);
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream user = new PrintStream(said, true, StandardCharsets.UTF_8);
  @TempDir private Path folder;

  @Test
  void measuresTheVariantsWithEachPhotoOfAFolder() throws Exception {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    Files.write(photos.resolve("a.jpg"), TestPictures.photo("landscape-6.jpg"));
    Files.writeString(photos.resolve("notes.txt"), "This is not a picture.");
    Path json = folder.resolve("figures.json");
    // sharp is measured too when it is installed.
    Options options =
        new Options(ROOT, Optional.of(photos), Optional.of(json), Optional.of(sharp()));

    PictureBenchmark.measure(options, ONE_ROUND, user);

    JsonNode figures = new ObjectMapper().readTree(json.toFile());
    assertThat(figures.findValuesAsText("variant"))
        .startsWith("thumbnailator", "decode-once", "wxalbum");
    assertThat(figures)
        .allSatisfy(
            row -> {
              assertThat(row.path("photo").asText()).isEqualTo("a.jpg");
              assertThat(row.path("medianMs").asDouble()).isPositive();
              assertThat(row.path("ssim")).allMatch(ssim -> ssim.asDouble() > 0.8);
            });
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("a.jpg: 400 × 600, 0.1 MB", "Skipped notes.txt", "wxalbum, everything: five");
  }

  @Test
  void doesWithoutSharpWhereThereIsNone() throws Exception {
    Options options = new Options(ROOT, Optional.of(folder), Optional.empty(), Optional.of(folder));

    assertThatThrownBy(() -> PictureBenchmark.measure(options, ONE_ROUND, user))
        .isInstanceOf(Misuse.class);

    assertThat(said.toString(StandardCharsets.UTF_8)).contains("sharp is skipped: ");
  }

  @Test
  void refusesAFolderWithoutPhotos() throws IOException {
    Options options = new Options(ROOT, Optional.of(folder), Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> PictureBenchmark.measure(options, ONE_ROUND, user))
        .isInstanceOf(Misuse.class)
        .hasMessage("-Dphotos must name a folder of photos; no photo found in " + folder);
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> options("photos", missing.toString()))
        .isInstanceOf(Misuse.class)
        .hasMessage("-Dphotos must name a folder of photos; folder not found: " + missing);
  }

  @Test
  void refusesAFileThatCannotBeWritten() {
    assertThatThrownBy(() -> options("json", folder.toString()))
        .isInstanceOf(Misuse.class)
        .hasMessage("-Djson must name a writable file; cannot write to " + folder);
  }

  @Test
  void takesMissingAndEmptyOptionsForNone() {
    assertThat(options("photos", "")).isEqualTo(none());
  }

  @Test
  void looksForSharpUnderTargetUnlessToldWhere() {
    assertThat(options("sharp", "true").sharp()).contains(sharp());
    assertThat(options("sharp", "elsewhere").sharp()).contains(ROOT.resolve("elsewhere"));
  }

  private static Options none() {
    return new Options(ROOT, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Path sharp() {
    return ROOT.resolve("target/sharp");
  }

  private static Options options(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty("wxalbum.root", ROOT.toString());
    properties.setProperty(name, value);
    return Options.of(properties);
  }
}
