package wxalbum.telemetry;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Memory of this process, including the pixels of native libraries. Lambda limits this memory. */
final class ProcessMemory {
  /** File with the peak resident set size on Linux, proc_pid_status(5). */
  private static final String STATUS_FILE = "/proc/self/status";

  private static final String PEAK_KEY = "VmHWM:";
  private static final int MAX_STATUS_BYTES = 4096;

  private ProcessMemory() {}

  /**
   * Returns the peak in mebibytes; if the system does not report it, the current size of the heap.
   */
  static long peakMebibytes() {
    try (FileInputStream status = new FileInputStream(STATUS_FILE)) {
      return parsePeakKibibytes(
              new String(status.readNBytes(MAX_STATUS_BYTES), StandardCharsets.ISO_8859_1))
          >> 10;
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      Runtime runtime = Runtime.getRuntime();
      return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
  }

  private static long parsePeakKibibytes(String status) {
    int begin = status.indexOf(PEAK_KEY) + PEAK_KEY.length();
    return Long.parseLong(status.substring(begin, status.indexOf(" kB", begin)).strip());
  }
}
