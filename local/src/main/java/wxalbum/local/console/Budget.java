package wxalbum.local.console;

import java.time.Duration;

/** The time that an answer may take. */
final class Budget {
  private final long end;

  private Budget(long end) {
    this.end = end;
  }

  /** So much from now on. */
  static Budget of(Duration time) {
    return new Budget(System.nanoTime() + time.toNanos());
  }

  boolean isSpent() {
    return System.nanoTime() - end >= 0;
  }

  /**
   * A text that may be looked at until the budget is spent: an expression that goes back and forth
   * in it without end comes to one.
   */
  CharSequence guard(String text) {
    return new Guarded(text, this);
  }

  /** The budget ran out in the middle of a line. */
  static final class Spent extends RuntimeException {
    Spent() {
      super("the budget is spent", null, false, false);
    }
  }

  private static final class Guarded implements CharSequence {
    /** Looks between two at the clock. */
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
