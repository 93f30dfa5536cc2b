package wxalbum.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of a program that ran in a child JVM with the class path of this JVM.
 *
 * @param exitStatus exit status: 0 on success, 134 or 139 if the JVM crashed, 137 if it was killed
 *     because it did not end in time
 * @param output standard output, and the report of a crash
 * @param errors standard error, which contains the messages of native libraries
 */
public record ChildJvm(int exitStatus, String output, String errors) {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(15);

  /** The number of lines that a stack trace fits into. */
  private static final int REPORTED_LINES = 60;

  /**
   * Returns the output and the end of standard error. Native libraries print a line for each
   * damaged file, and an exception that ends the program is printed last.
   */
  public String report() {
    List<String> lines = errors.lines().toList();
    int omitted = Math.max(0, lines.size() - REPORTED_LINES);
    return output
        + "\n"
        + omitted
        + " lines of standard error omitted\n"
        + String.join("\n", lines.subList(omitted, lines.size()));
  }

  /** Runs a main class with a heap size in MB and arguments, and waits for its end. */
  public static ChildJvm run(Class<?> main, int heapMegabytes, List<String> arguments)
      throws IOException, InterruptedException {
    return run(main, heapMegabytes, List.of(), arguments);
  }

  /** Runs a main class with a heap size in MB, options of the JVM and arguments. */
  public static ChildJvm run(
      Class<?> main, int heapMegabytes, List<String> jvmOptions, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/stdout",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dwxalbum.log=none",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(jvmOptions);
    command.add(main.getName());
    command.addAll(arguments);
    Path output = Files.createTempFile("child-jvm", ".txt");
    Path errors = Files.createTempFile("child-jvm-errors", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(TIME_LIMIT)) {
        process.destroyForcibly();
      }
      return new ChildJvm(process.waitFor(), read(output), read(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** Reads a file in which native libraries may have written bytes that are not UTF-8. */
  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
