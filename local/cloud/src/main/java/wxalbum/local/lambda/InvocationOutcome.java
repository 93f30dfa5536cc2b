package wxalbum.local.lambda;

/** The result of an invocation. */
public sealed interface InvocationOutcome {
  /** The function returned. */
  record Succeeded(String output) implements InvocationOutcome {}

  /** The function threw an exception, or could not be initialized. */
  record Failed(Throwable cause) implements InvocationOutcome {}

  /** The function exceeded its timeout. Its instance is discarded. */
  record TimedOut() implements InvocationOutcome {}

  /** All instances of the function were busy. */
  record Throttled() implements InvocationOutcome {}
}
