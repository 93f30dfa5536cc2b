package wxalbum.thumbnail.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Describes the machine and date of a measurement. */
final class Machine {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Machine() {}

  /**
   * Returns the date, the processor, the number of cores for this process, and the Java version in
   * one line.
   */
  static String description(Clock clock) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    return String.format(
        "%s, %s, %s, Java %s (%s)",
        LocalDate.now(clock),
        processor(),
        cores == 1 ? "1 core" : cores + " cores (prefix the command with taskset -c 0 to use one)",
        Runtime.version(),
        System.getProperty("java.vendor"));
  }

  private static String processor() throws IOException {
    String architecture = System.getProperty("os.arch");
    if (!Files.exists(CPU)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(CPU)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    }
  }
}
