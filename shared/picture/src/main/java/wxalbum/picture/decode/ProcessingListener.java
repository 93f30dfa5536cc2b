package wxalbum.picture.decode;

import java.util.function.Supplier;

/** Receives the durations and the properties of picture processing, for logs and measurements. */
public interface ProcessingListener {
  /** A listener that ignores everything. */
  ProcessingListener NONE =
      new ProcessingListener() {
        @Override
        public void addPhaseTime(String phase, long nanos) {}

        @Override
        public void putField(String name, String value) {}
      };

  /**
   * Adds a duration in nanoseconds to a phase.
   *
   * @param phase header, decode, resize or encode
   */
  void addPhaseTime(String phase, long nanos);

  /**
   * Sets a property. It replaces an earlier value of the same name.
   *
   * @param name {@code decoder}, or {@code quickDecoderFault}
   */
  void putField(String name, String value);

  /** Runs work and adds its duration to a phase, even if the work throws. */
  default <T> T time(String phase, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      addPhaseTime(phase, System.nanoTime() - start);
    }
  }
}
