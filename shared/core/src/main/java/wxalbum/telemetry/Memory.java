package wxalbum.telemetry;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * How much memory this process needs, the pixels of native libraries included: what Lambda's limit
 * is about.
 */
final class Memory {
  /** Linux tells the most that was ever resident, proc_pid_status(5). */
  private static final String STATUS = "/proc/self/status";

  private static final String PEAK = "VmHWM:";
  private static final int LONGEST = 4096;

  private Memory() {}

  /** Mebibytes at the peak so far; those of the heap now where the system does not tell. */
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
