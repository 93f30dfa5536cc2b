package wxalbum.local;

/** The result of an invocation. */
sealed interface Outcome {
  /** The function returned. */
  record Answered(String output) implements Outcome {}

  /** The function threw an exception, or could not be initialized. */
  record Failed(Throwable cause) implements Outcome {}

  /** The function exceeded its timeout. Its instance is discarded. */
  record TimedOut() implements Outcome {}

  /** All instances of the function were busy. */
  record Throttled() implements Outcome {}
}
