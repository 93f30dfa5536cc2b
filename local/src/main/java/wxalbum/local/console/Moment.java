package wxalbum.local.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The state by which alarms and incidents are evaluated.
 *
 * @param log the whole log index
 * @param recent the invocations of the last five minutes since this run started, the oldest first
 */
record Moment(Instant now, Journal.View log, List<Call> recent, List<QueueState> queues) {
  /** The period over which alarms and incidents are evaluated. */
  static final Duration RECENT = Duration.ofMinutes(5);

  Moment {
    recent = List.copyOf(recent);
    queues = List.copyOf(queues);
  }

  /**
   * Returns the current state.
   *
   * @param begun when the run started; earlier invocations are ignored
   */
  static Moment of(Instant now, Instant begun, Journal.View log, List<QueueState> queues) {
    Instant from = now.minus(RECENT).isAfter(begun) ? now.minus(RECENT) : begun;
    List<Call> recent = new ArrayList<>();
    for (Call call : log.calls().reversed()) {
      if (call.at() < from.minus(RECENT).toEpochMilli()) {
        break;
      }
      if (call.at() >= from.toEpochMilli()) {
        recent.add(call);
      }
    }
    return new Moment(now, log, recent.reversed(), queues);
  }

  /** Returns the recent invocations that match a condition. */
  List<Call> recent(Predicate<Call> condition) {
    return recent.stream().filter(condition).toList();
  }

  /**
   * Returns whether an invocation was a request to the gateway. Invocations without a summary line
   * count as requests, unless their function processes a queue.
   */
  boolean isHttp(Call call) {
    boolean processesQueue =
        queues.stream().anyMatch(queue -> queue.function().equals(call.function()));
    return call.http() || (call.called().isEmpty() && !processesQueue);
  }
}
