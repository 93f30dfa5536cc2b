package wxalbum.local;

/** How an invocation ended. */
sealed interface Outcome {
  /** The function returned. */
  record Answered(String output) implements Outcome {}

  /** It threw, or could not be set up. */
  record Failed(Throwable cause) implements Outcome {}

  /** It took longer than it may; its instance is gone. */
  record TimedOut() implements Outcome {}

  /** All instances that it may have were at work. */
  record Throttled() implements Outcome {}
}
