package wxalbum.picture.bench;

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
import wxalbum.picture.bench.InterleavedRuns.RunPlan;
import wxalbum.testkit.TestPictures;

class PictureBenchmarkTest {
  private static final RunPlan ONE_ROUND = new RunPlan(1, 0, 0);
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream output = new PrintStream(printed, true, StandardCharsets.UTF_8);
  @TempDir private Path folder;

  @Test
  void measuresEveryVariantForEachPhotoOfAFolder() throws Exception {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    Files.write(photos.resolve("a.jpg"), TestPictures.resource("landscape-6.jpg"));
    Files.writeString(photos.resolve("notes.txt"), "This is not a picture.");
    Path json = folder.resolve("figures.json");
    // sharp is measured too when it is installed.
    BenchmarkOptions options =
        new BenchmarkOptions(
            ROOT, Optional.of(photos), Optional.of(json), Optional.of(defaultSharpFolder()));

    PictureBenchmark.measure(options, ONE_ROUND, output);

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
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("a.jpg: 400 × 600, 0.1 MB", "Skipped notes.txt", "wxalbum, everything: five");
  }

  @Test
  void skipsSharpWhenItIsNotInstalled() throws Exception {
    BenchmarkOptions options =
        new BenchmarkOptions(ROOT, Optional.of(folder), Optional.empty(), Optional.of(folder));

    assertThatThrownBy(() -> PictureBenchmark.measure(options, ONE_ROUND, output))
        .isInstanceOf(BenchmarkUsageException.class);

    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("sharp is skipped: ");
  }

  @Test
  void rejectsFolderWithoutPhotos() throws IOException {
    BenchmarkOptions options =
        new BenchmarkOptions(ROOT, Optional.of(folder), Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> PictureBenchmark.measure(options, ONE_ROUND, output))
        .isInstanceOf(BenchmarkUsageException.class)
        .hasMessage("-Dphotos must name a folder of photos; no photo found in " + folder);
  }

  @Test
  void rejectsMissingFolder() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> parseOptions("photos", missing.toString()))
        .isInstanceOf(BenchmarkUsageException.class)
        .hasMessage("-Dphotos must name a folder of photos; folder not found: " + missing);
  }

  @Test
  void rejectsUnwritableFile() {
    assertThatThrownBy(() -> parseOptions("json", folder.toString()))
        .isInstanceOf(BenchmarkUsageException.class)
        .hasMessage("-Djson must name a writable file; cannot write to " + folder);
  }

  @Test
  void treatsEmptyOptionAsMissing() {
    assertThat(parseOptions("photos", "")).isEqualTo(noOptions());
  }

  @Test
  void resolvesSharpUnderTargetByDefault() {
    assertThat(parseOptions("sharp", "true").sharpFolder()).contains(defaultSharpFolder());
    assertThat(parseOptions("sharp", "elsewhere").sharpFolder())
        .contains(ROOT.resolve("elsewhere"));
  }

  private static BenchmarkOptions noOptions() {
    return new BenchmarkOptions(ROOT, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Path defaultSharpFolder() {
    return ROOT.resolve("target/sharp");
  }

  private static BenchmarkOptions parseOptions(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty("wxalbum.root", ROOT.toString());
    properties.setProperty(name, value);
    return BenchmarkOptions.parse(properties);
  }
}
