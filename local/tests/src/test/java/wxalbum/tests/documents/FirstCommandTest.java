package wxalbum.tests.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Builds the root module with each value of {@code JAVA_HOME}, each {@code java} on the path, and
 * both ways to start Maven. The build formats with a program that only JDK 21 and later can run.
 */
@EnabledOnOs(OS.LINUX)
class FirstCommandTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final Path JDK_25 = Path.of(System.getProperty("java.home"));

  /** The programs that the start scripts of Maven need besides java. */
  private static final List<String> PROGRAMS =
      List.of(
          "sh",
          "bash",
          "dirname",
          "basename",
          "uname",
          "cat",
          "ls",
          "sed",
          "tr",
          "mkdir",
          "rm",
          "mv",
          "printf",
          "unzip",
          "curl",
          "find",
          "head",
          "grep",
          "expr",
          "which",
          "readlink",
          "locale",
          "env");

  @TempDir static Path folder;

  @BeforeAll
  static void copyRootModule() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    Files.writeString(folder.resolve("pom.xml"), pom.replaceAll("(?s)<modules>.*?</modules>", ""));
    Files.createDirectories(folder.resolve("target"));
    for (String file :
        List.of(
            "mvnw",
            ".mvn/maven.config",
            ".mvn/jvm.config",
            ".mvn/wrapper/maven-wrapper.properties",
            ".mvn/build/Format.java",
            "target/google-java-format.jar")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.copy(ROOT.resolve(file), folder.resolve(file));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "./mvnw, '', 17",
    "./mvnw, '', 25",
    "./mvnw, 17, 17",
    "./mvnw, 17, 25",
    "./mvnw, 17, none",
    "./mvnw, 25, 17",
    "./mvnw, 25, 25",
    "./mvnw, 25, none",
    "mvn, '', 17",
    "mvn, '', 25",
    "mvn, 17, 17",
    "mvn, 17, 25",
    "mvn, 17, none",
    "mvn, 25, 17",
    "mvn, 25, 25",
    "mvn, 25, none"
  })
  void buildsWithAnyJava(String maven, String javaHome, String javaOnPath) throws Exception {
    BuildResult result = build(maven, javaHome, javaOnPath);

    assertThat(result.exitStatus()).as(result.output()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"./mvnw", "mvn"})
  void namesMissingJava(String maven) throws Exception {
    BuildResult result = build(maven, "", "none");

    assertThat(result.exitStatus()).isNotZero();
    assertThat(result.output()).contains("JAVA_HOME");
  }

  private record BuildResult(int exitStatus, String output) {}

  private static BuildResult build(String maven, String javaHome, String javaOnPath)
      throws IOException, InterruptedException {
    Path path = Files.createTempDirectory(folder, "path");
    for (String program : PROGRAMS) {
      linkFromPath(program, path);
    }
    if (maven.equals("mvn")) {
      assumeTrue(linkFromPath("mvn", path), "mvn is not on the path");
    }
    if (!javaOnPath.equals("none")) {
      Files.createSymbolicLink(path.resolve("java"), findJdk(javaOnPath).resolve("bin/java"));
    }
    ProcessBuilder builder =
        new ProcessBuilder(
            maven.equals("mvn") ? path.resolve(maven).toString() : maven,
            "-N",
            "validate",
            "exec:exec@check-format");
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("PATH", path.toString());
    if (!javaHome.isEmpty()) {
      builder.environment().put("JAVA_HOME", findJdk(javaHome).toString());
    }
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new BuildResult(process.waitFor(), output);
  }

  /** Links a program of this machine's path into a folder; returns whether it exists. */
  private static boolean linkFromPath(String program, Path folder) throws IOException {
    for (String directory : System.getenv("PATH").split(":", -1)) {
      Path file = Path.of(directory, program);
      if (Files.isExecutable(file)) {
        Files.createSymbolicLink(folder.resolve(program), file);
        return true;
      }
    }
    return false;
  }

  private static Path findJdk(String version) throws IOException {
    if (version.equals("25")) {
      return JDK_25;
    }
    try (Stream<Path> installed = Files.list(Path.of("/usr/lib/jvm"))) {
      Optional<Path> jdk =
          installed
              .filter(folder -> isVersion(folder, version))
              .filter(folder -> Files.isExecutable(folder.resolve("bin/javac")))
              .findFirst();
      assumeTrue(jdk.isPresent(), "JDK " + version + " is not in /usr/lib/jvm");
      return jdk.get();
    }
  }

  private static boolean isVersion(Path jdk, String version) {
    try {
      return Files.readString(jdk.resolve("release")).contains("JAVA_VERSION=\"" + version);
    } catch (IOException e) {
      return false;
    }
  }
}
