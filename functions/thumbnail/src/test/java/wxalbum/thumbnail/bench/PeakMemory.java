package wxalbum.thumbnail.bench;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The most memory that a process held.
 *
 * @param mebibytes resident, in heap and outside
 * @param heap mebibytes that a JVM might use for objects; other programs have no such limit
 */
record PeakMemory(int mebibytes, OptionalInt heap) {
  private static final Pattern RESIDENT = Pattern.compile("VmHWM:\\s*(\\d+) kB");

  /** Reads {@code /proc/self/status} of Linux; nothing where that tells nothing. */
  static Optional<PeakMemory> in(String status, OptionalInt heap) {
    Matcher kibibytes = RESIDENT.matcher(status);
    return kibibytes.find()
        ? Optional.of(
            new PeakMemory(Math.ceilDiv(Integer.parseInt(kibibytes.group(1)), 1024), heap))
        : Optional.empty();
  }
}
