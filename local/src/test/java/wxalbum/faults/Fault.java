package wxalbum.faults;

/**
 * Something that goes wrong once.
 *
 * @param moment before what was asked for takes effect, or after it did
 */
record Fault(Kind kind, Moment moment) {
  /** How it goes wrong. */
  enum Kind {
    /** Turned away: a deadlock, which ends the transaction; {@code 503 SlowDown}. */
    REFUSED,
    /** Given up inside: a wait for a lock, which ends the statement; {@code 500 InternalError}. */
    FAILED,
    /** No answer in time: of the storage {@code RequestTimeout}, or half an answer. */
    TIMED_OUT,
    /** The connection breaks. */
    CUT,
    /** The process that asked is killed: nothing that it does afterwards takes effect. */
    KILLED
  }

  /** When it does. */
  enum Moment {
    BEFORE,
    AFTER
  }

  boolean after() {
    return moment == Moment.AFTER;
  }
}
