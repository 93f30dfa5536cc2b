package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * The machine of a measurement.
 *
 * @param cores that this process could use when it began
 * @param pinned whether it uses one only
 */
record Machine(int cores, boolean pinned) {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  /** This machine, and from now on one core of it, for this process and those that it starts. */
  static Machine onOneCore() throws InterruptedException {
    int cores = Runtime.getRuntime().availableProcessors();
    String core = Integer.toString(cores - 1);
    String process = Long.toString(ProcessHandle.current().pid());
    try {
      int status =
          new ProcessBuilder("taskset", "-a", "-c", "-p", core, process)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      return new Machine(cores, status == 0);
    } catch (IOException noTaskset) {
      return new Machine(cores, false);
    }
  }

  /** Date, processor, cores and Java, in one line. */
  String description() throws IOException {
    return String.format(
        "%s, %s, %d cores, %s, Java %s (%s)",
        LocalDate.now(java.time.ZoneId.systemDefault()),
        processor(),
        cores,
        pinned ? "pinned to one" : "not pinned to one",
        Runtime.version(),
        System.getProperty("java.vendor"));
  }

  private static String processor() throws IOException {
    if (!Files.exists(CPU)) {
      return System.getProperty("os.arch", "");
    }
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch", ""));
    }
  }
}
