package wxalbum.picture.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Describes the machine and date of a measurement. */
final class MachineDescription {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private MachineDescription() {}

  /**
   * Returns the date, the processor, the number of cores for this process, and the Java version in
   * one line.
   */
  static String describe(Clock clock) throws IOException {
    int cores = Runtime.getRuntime().availableProcessors();
    return String.format(
        "%s, %s, %s, Java %s (%s)",
        LocalDate.now(clock),
        processorName(),
        cores == 1 ? "1 core" : cores + " cores (prefix the command with taskset -c 0 to use one)",
        Runtime.version(),
        System.getProperty("java.vendor"));
  }

  private static String processorName() throws IOException {
    String architecture = System.getProperty("os.arch");
    if (!Files.exists(CPU_INFO)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(architecture);
    }
  }
}
