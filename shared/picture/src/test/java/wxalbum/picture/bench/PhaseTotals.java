package wxalbum.picture.bench;

import java.util.HashMap;
import java.util.Map;
import wxalbum.picture.decode.ProcessingListener;

/** The total durations of the phases of one run. */
final class PhaseTotals implements ProcessingListener {
  private final Map<String, Long> nanosByPhase = new HashMap<>();

  /** Sets all durations to zero. */
  void reset() {
    nanosByPhase.clear();
  }

  /** Returns the duration of a phase in milliseconds. */
  double millis(String phase) {
    return nanosByPhase.getOrDefault(phase, 0L) / 1e6;
  }

  @Override
  public void addPhaseTime(String phase, long nanos) {
    nanosByPhase.merge(phase, nanos, Long::sum);
  }

  @Override
  public void putField(String name, String value) {}
}
