package wxalbum.thumbnail.bench;

import java.util.Map;
import java.util.Optional;

/**
 * Renditions made once.
 *
 * @param millis from bytes to bytes
 * @param split where that time went, of variants that can tell
 * @param jpegs by the longest side that was asked for
 */
record Run(double millis, Optional<Split> split, Map<Integer, byte[]> jpegs) {
  Run {
    jpegs = Map.copyOf(jpegs);
  }

  /** Milliseconds of three phases. */
  record Split(double decode, double resize, double encode) {}
}
