package wxalbum.faults;

/**
 * A fault that is injected once.
 *
 * @param moment before the requested operation takes effect, or after it
 */
record Fault(Kind kind, Moment moment) {
  /** The kind of a fault. */
  enum Kind {
    /**
     * Rejected: a deadlock, which rolls the transaction back; {@code 503 SlowDown} of the storage.
     */
    REFUSED,
    /**
     * Aborted: a lock wait timeout, which rolls the statement back; {@code 500 InternalError} of
     * the storage.
     */
    FAILED,
    /** No response in time: of the storage {@code 400 RequestTimeout}, or half a response. */
    TIMED_OUT,
    /** The connection breaks. */
    CUT,
    /** The calling process is killed; nothing that it does afterwards takes effect. */
    KILLED
  }

  /** When the fault happens, relative to the effect of the operation. */
  enum Moment {
    BEFORE,
    AFTER
  }

  boolean after() {
    return moment == Moment.AFTER;
  }
}
