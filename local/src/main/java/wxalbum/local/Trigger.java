package wxalbum.local;

import java.time.Duration;
import java.util.Optional;

/** The source of the events of a function. */
sealed interface Trigger {
  /** Requests to the gateway that match a route. */
  record Http(Route route) implements Trigger {}

  /**
   * Messages in a queue.
   *
   * @param queue the name of the queue among the resources
   * @param batch the maximum number of messages in one event
   * @param concurrency the maximum number of concurrent invocations for this queue
   * @param partial whether the function reports which messages of a batch failed
   */
  record Messages(String queue, int batch, int concurrency, boolean partial) implements Trigger {}

  /**
   * A schedule.
   *
   * @param expression the declared expression, such as {@code rate(15 minutes)}
   * @param every the interval; empty if the expression is not supported locally or the schedule is
   *     disabled
   * @param input the event to send; empty for the default event
   */
  record Schedule(String expression, Optional<Duration> every, Optional<String> input)
      implements Trigger {}

  /** A trigger that the local run does not support. */
  record Elsewhere(String kind) implements Trigger {}
}
