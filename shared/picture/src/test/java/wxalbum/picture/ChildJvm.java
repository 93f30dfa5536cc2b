package wxalbum.picture;

import java.io.IOException;
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
 * @param output standard output and standard error
 */
public record ChildJvm(int exitStatus, String output) {
  private static final Duration TIME_LIMIT = Duration.ofMinutes(15);

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
                "-XX:ErrorFile=/dev/stderr",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-Dwxalbum.log=none",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(jvmOptions);
    command.add(main.getName());
    command.addAll(arguments);
    Path output = Files.createTempFile("child-jvm", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(TIME_LIMIT)) {
        process.destroyForcibly();
      }
      return new ChildJvm(process.waitFor(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }
}
