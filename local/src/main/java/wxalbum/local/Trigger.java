package wxalbum.local;

import java.time.Duration;
import java.util.Optional;

/** What calls a function. */
sealed interface Trigger {
  /** A request to the gateway by one of its routes. */
  record Http(Route route) implements Trigger {}

  /**
   * Messages in a queue.
   *
   * @param queue name of the queue among the resources
   * @param batch messages at most in one event
   * @param concurrency instances at most that work on the queue at once
   * @param partial whether the function answers which messages of a batch failed
   */
  record Messages(String queue, int batch, int concurrency, boolean partial) implements Trigger {}

  /**
   * The clock.
   *
   * @param expression as written, such as {@code rate(15 minutes)}
   * @param every its period; empty for an expression that only the cloud understands
   * @param input the event to send; empty for the usual one
   */
  record Schedule(String expression, Optional<Duration> every, Optional<String> input)
      implements Trigger {}

  /** Anything that only the cloud has. */
  record Elsewhere(String kind) implements Trigger {}
}
