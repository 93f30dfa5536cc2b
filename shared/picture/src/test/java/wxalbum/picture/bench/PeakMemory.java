package wxalbum.picture.bench;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The peak memory of a process.
 *
 * @param mebibytes resident memory, on the heap and outside
 * @param heapLimitMebibytes the heap limit of a JVM in mebibytes; empty for other programs
 */
record PeakMemory(int mebibytes, OptionalInt heapLimitMebibytes) {
  private static final Pattern PEAK_RESIDENT_SIZE = Pattern.compile("VmHWM:\\s*(\\d+) kB");

  /**
   * Parses the content of {@code /proc/self/status} of Linux. The result is empty when it has no
   * peak.
   */
  static Optional<PeakMemory> parse(String status, OptionalInt heap) {
    Matcher matcher = PEAK_RESIDENT_SIZE.matcher(status);
    return matcher.find()
        ? Optional.of(new PeakMemory(Math.ceilDiv(Integer.parseInt(matcher.group(1)), 1024), heap))
        : Optional.empty();
  }
}
