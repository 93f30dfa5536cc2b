package wxalbum.local.template;

import java.time.Duration;
import java.util.Optional;

/** The source of the events of a function. */
public sealed interface Trigger {
  /** Requests to the gateway that match a route. */
  record Http(GatewayRoute route) implements Trigger {}

  /**
   * Messages in a queue.
   *
   * @param queue the name of the queue among the resources
   * @param batchSize the maximum number of messages in one event
   * @param maxConcurrency the maximum number of concurrent invocations for this queue
   * @param reportsItemFailures whether the function reports which messages of a batch failed
   */
  record SqsQueue(String queue, int batchSize, int maxConcurrency, boolean reportsItemFailures)
      implements Trigger {}

  /**
   * A schedule.
   *
   * @param expression the declared expression, such as {@code rate(15 minutes)}
   * @param interval the interval; empty if the expression is not supported locally or the schedule
   *     is disabled
   * @param input the event to send; empty for the default event
   */
  record Schedule(String expression, Optional<Duration> interval, Optional<String> input)
      implements Trigger {}

  /** A trigger that the local run does not support. */
  record Unsupported(String type) implements Trigger {}
}
