package wxalbum.thumbnail.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.album.Dimensions;
import wxalbum.testkit.TestPictures;

class RenditionsCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Path out = Path.of("");

  @BeforeEach
  void createPhotos() throws IOException {
    out = folder.resolve("out");
    Path photos = Files.createDirectories(folder.resolve("photos/2026"));
    Files.write(photos.resolve("a.jpg"), TestPictures.resource("landscape-6.jpg"));
    Files.write(photos.resolve("b.jpg"), TestPictures.resource("portrait-1.jpg"));
  }

  @Test
  void createsRenditionsOfFile() throws IOException {
    int status = run(photo("2026/a.jpg"), "--out", out.toString());

    assertThat(status).isZero();
    assertThat(createdFiles())
        .containsExactlyInAnyOrder(
            "a.jpg.small.jpg",
            "a.jpg.medium.jpg",
            "a.jpg.large.jpg",
            "a.jpg.card.jpg",
            "a.jpg.square.jpg");
    assertThat(TestPictures.sizeOf(Files.readAllBytes(out.resolve("a.jpg.small.jpg"))))
        .isEqualTo(new Dimensions(256, 171));
  }

  @Test
  void keepsSubdirectories() throws IOException {
    int status = run(folder.resolve("photos").toString(), "--out", out.toString());

    assertThat(status).isZero();
    assertThat(createdFiles()).contains("2026/a.jpg.large.jpg", "2026/b.jpg.large.jpg").hasSize(10);
  }

  @Test
  void printsProgressOfEachPhoto() {
    run(folder.resolve("photos").toString(), "--out", out.toString());

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("[1/2] ", "[2/2] ", "a.jpg: 600 × 400", "decode", "2 succeeded, 0 failed");
  }

  @Test
  void followsSymbolicLinkToDirectory() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("photos"));

    int status = run(link.toString(), "--out", out.toString());

    assertThat(status).isZero();
    assertThat(createdFiles()).contains("2026/a.jpg.large.jpg", "2026/b.jpg.large.jpg").hasSize(10);
  }

  @Test
  void printsUnreadableDirectory() throws IOException {
    Path unreadable = Files.createDirectory(folder.resolve("photos/unreadable"));
    Files.setPosixFilePermissions(unreadable, Set.of());
    assumeFalse(Files.isReadable(unreadable), "file permissions do not apply to this user");

    int status = run(folder.resolve("photos").toString(), "--out", out.toString());

    assertThat(status).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Stopped: ", "unreadable");
  }

  @Test
  void continuesWhenPhotoIsUnreadable() throws IOException {
    Files.writeString(folder.resolve("photos/2026/notes.txt"), "not a picture");

    int status = run(folder.resolve("photos").toString(), "--out", out.toString());

    assertThat(status).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("notes.txt: The format of the picture is not supported", "2 succeeded, 1 failed");
    assertThat(createdFiles()).hasSize(10);
  }

  @Test
  void skipsOutputDirectoryWhenRepeated() throws IOException {
    String photos = folder.resolve("photos").toString();
    String output = folder.resolve("photos/output").toString();
    run(photos, "--out", output);

    run(photos, "--out", output);

    assertThat(printed.toString(StandardCharsets.UTF_8)).doesNotContain("[3/");
  }

  @Test
  void rejectsPhotosWithSameRenditionName() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other")).resolve("a.jpg");
    Files.write(other, TestPictures.resource("portrait-1.jpg"));

    int status = run(photo("2026/a.jpg"), other.toString(), "--out", out.toString());

    assertThat(status).isEqualTo(2);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("would have the same name");
    assertThat(out).doesNotExist();
  }

  @Test
  void printsUsageWhenArgumentsAreInvalid() {
    for (List<String> arguments :
        List.of(
            List.<String>of(),
            List.of(photo("2026/a.jpg")),
            List.of(photo("2026/a.jpg"), "--out"),
            List.of(photo("2026/a.jpg"), "--out", "x", "--out", "y"),
            List.of(photo("2026/a.jpg"), "--out", "x", "--quick"),
            List.of(photo("2026/missing.jpg"), "--out", "x"))) {
      assertThat(run(arguments.toArray(String[]::new))).isEqualTo(2);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "No photo is given.",
            "--out DIR is missing",
            "--out requires a directory",
            "--out is given twice",
            "Unknown option --quick.",
            "File not found: ",
            "PHOTO… --out DIR");
  }

  @Test
  void printsHelpWithStatusZero() {
    int status = run("--help");

    assertThat(status).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("Creates the renditions of photos")
        .contains("PHOTO… --out DIR [--thorough]", "--thorough   use only the decoder");
  }

  private int run(String... arguments) {
    PrintStream print = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return RenditionsCommand.run(print, arguments);
  }

  private String photo(String name) {
    return folder.resolve("photos").resolve(name).toString();
  }

  private List<String> createdFiles() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> out.relativize(file).toString())
          .toList();
    }
  }
}
