package wxalbum.picture.bench;

import java.util.Map;
import java.util.Optional;

/**
 * One run of a variant.
 *
 * @param millis the time from the bytes of the photo to the bytes of the renditions
 * @param phases the time of each phase, for variants that report it
 * @param jpegs the renditions by their requested longest side
 */
record BenchmarkRun(double millis, Optional<PhaseTimes> phases, Map<Integer, byte[]> jpegs) {
  BenchmarkRun {
    jpegs = Map.copyOf(jpegs);
  }

  /** The milliseconds of the three phases. */
  record PhaseTimes(double decodeMillis, double resizeMillis, double encodeMillis) {}
}
