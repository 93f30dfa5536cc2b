package wxalbum.telemetry;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Memory of this process, including the pixels of native libraries. Lambda limits this memory. */
final class Memory {
  /** File with the peak resident set size on Linux, proc_pid_status(5). */
  private static final String STATUS = "/proc/self/status";

  private static final String PEAK = "VmHWM:";
  private static final int LONGEST = 4096;

  private Memory() {}

  /**
   * Returns the peak in mebibytes; if the system does not report it, the current size of the heap.
   */
  static long peakMebibytes() {
    try (FileInputStream status = new FileInputStream(STATUS)) {
      return peak(new String(status.readNBytes(LONGEST), StandardCharsets.ISO_8859_1)) >> 10;
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      Runtime runtime = Runtime.getRuntime();
      return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
  }

  private static long peak(String status) {
    int begin = status.indexOf(PEAK) + PEAK.length();
    return Long.parseLong(status.substring(begin, status.indexOf(" kB", begin)).strip());
  }
}
