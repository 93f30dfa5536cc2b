package wxalbum.thumbnail.bench;

import java.util.Map;
import java.util.Optional;

/**
 * One run of a variant.
 *
 * @param millis the time from the bytes of the photo to the bytes of the renditions
 * @param split the time of each phase, for variants that report it
 * @param jpegs the renditions by their requested longest side
 */
record Run(double millis, Optional<Split> split, Map<Integer, byte[]> jpegs) {
  Run {
    jpegs = Map.copyOf(jpegs);
  }

  /** The milliseconds of the three phases. */
  record Split(double decode, double resize, double encode) {}
}
