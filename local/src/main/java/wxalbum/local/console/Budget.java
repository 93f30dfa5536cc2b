package wxalbum.local.console;

import java.time.Duration;

/** The time limit of a search. */
final class Budget {
  private final long end;

  private Budget(long end) {
    this.end = end;
  }

  /** Returns a limit that is reached after a duration. */
  static Budget of(Duration time) {
    return new Budget(System.nanoTime() + time.toNanos());
  }

  boolean isSpent() {
    return System.nanoTime() - end >= 0;
  }

  /**
   * Wraps a text so that reading it throws {@link Spent} after the time limit. This stops a regular
   * expression that backtracks for a very long time on one line.
   */
  CharSequence guard(String text) {
    return new Guarded(text, this);
  }

  /** Thrown if the time limit is reached while a line is read. */
  static final class Spent extends RuntimeException {
    Spent() {
      super("The time limit of the search was exceeded", null, false, false);
    }
  }

  private static final class Guarded implements CharSequence {
    /** The number of characters read between two checks of the clock. */
    private static final int LOOKS = 4096;

    private final String text;
    private final Budget budget;
    private int looks;

    Guarded(String text, Budget budget) {
      this.text = text;
      this.budget = budget;
    }

    @Override
    public char charAt(int index) {
      looks++;
      if (looks % LOOKS == 0 && budget.isSpent()) {
        throw new Spent();
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
