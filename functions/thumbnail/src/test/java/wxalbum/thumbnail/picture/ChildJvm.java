package wxalbum.thumbnail.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a program did in a JVM of its own, started with this one's class path.
 *
 * @param status 0 if it ended well; 134 or 139 if the JVM crashed
 * @param output standard output and error
 */
public record ChildJvm(int status, String output) {
  /** Runs a main class with this much heap, and arguments. */
  public static ChildJvm run(Class<?> main, int heapMegabytes, List<String> arguments)
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
                System.getProperty("java.class.path"),
                main.getName()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new ChildJvm(process.waitFor(), output);
  }
}
