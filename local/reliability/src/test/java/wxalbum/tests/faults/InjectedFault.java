package wxalbum.tests.faults;

/**
 * A fault that is injected once.
 *
 * @param timing before the requested operation takes effect, or after it
 */
record InjectedFault(Kind kind, Timing timing) {
  /** The kind of a fault. */
  enum Kind {
    /**
     * Rejected: a deadlock, which rolls the transaction back; {@code 503 SlowDown} of the storage.
     */
    REJECTED,
    /**
     * Aborted: a lock wait timeout, which rolls the statement back; {@code 500 InternalError} of
     * the storage.
     */
    ABORTED,
    /** No response in time: of the storage {@code 400 RequestTimeout}, or half a response. */
    TIMED_OUT,
    /** The connection breaks. */
    DISCONNECTED,
    /** The calling process is killed; nothing that it does afterwards takes effect. */
    PROCESS_KILLED
  }

  /** When the fault happens, relative to the effect of the operation. */
  enum Timing {
    BEFORE,
    AFTER
  }

  boolean isAfterEffect() {
    return timing == Timing.AFTER;
  }
}
