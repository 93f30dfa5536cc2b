package wxalbum.local.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What alarms and troubles are judged by: how it is now, and what happened in the last minutes.
 *
 * @param log all that is known of it
 * @param recent the invocations of the last five minutes of this run, the oldest first
 */
record Moment(Instant now, Journal.View log, List<Call> recent, List<QueueState> queues) {
  /** How long a fault is news. */
  static final Duration RECENT = Duration.ofMinutes(5);

  Moment {
    recent = List.copyOf(recent);
    queues = List.copyOf(queues);
  }

  /**
   * The present of a run.
   *
   * @param begun when it was started: what failed before is not its fault
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

  /** The recent invocations of a kind. */
  List<Call> recent(Predicate<Call> kind) {
    return recent.stream().filter(kind).toList();
  }

  /** Whether an invocation was a request of the gateway, as far as can be known. */
  boolean isHttp(Call call) {
    boolean works = queues.stream().anyMatch(queue -> queue.function().equals(call.function()));
    return call.http() || (call.called().isEmpty() && !works);
  }
}
