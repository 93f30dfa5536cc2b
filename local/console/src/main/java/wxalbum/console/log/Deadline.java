package wxalbum.console.log;

import java.time.Duration;

/** The time limit of a search. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** Returns a limit that is reached after a duration. */
  static Deadline after(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  boolean isPassed() {
    return System.nanoTime() - end >= 0;
  }

  /**
   * Wraps a text so that reading it throws {@link DeadlineExceededException} after the time limit.
   * This stops a regular expression that backtracks for a very long time on one line.
   */
  CharSequence guard(String text) {
    return new GuardedText(text, this);
  }

  /** Thrown if the time limit is reached while a line is read. */
  static final class DeadlineExceededException extends RuntimeException {
    DeadlineExceededException() {
      super("The time limit of the search was exceeded", null, false, false);
    }
  }

  private static final class GuardedText implements CharSequence {
    /** The number of characters read between two checks of the clock. */
    private static final int CHECK_INTERVAL = 4096;

    private final String text;
    private final Deadline deadline;
    private int reads;

    GuardedText(String text, Deadline deadline) {
      this.text = text;
      this.deadline = deadline;
    }

    @Override
    public char charAt(int index) {
      reads++;
      if (reads % CHECK_INTERVAL == 0 && deadline.isPassed()) {
        throw new DeadlineExceededException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
