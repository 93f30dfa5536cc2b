package wxalbum.console.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import wxalbum.console.backend.QueueState;
import wxalbum.console.log.InvocationRecord;
import wxalbum.console.log.LogIndex;

/**
 * The state by which alarms and incidents are evaluated.
 *
 * @param log the whole log index
 * @param recent the invocations of the last five minutes since this run started, the oldest first
 */
public record HealthSnapshot(
    Instant now, LogIndex.Snapshot log, List<InvocationRecord> recent, List<QueueState> queues) {
  /** The period over which alarms and incidents are evaluated. */
  static final Duration LOOKBACK = Duration.ofMinutes(5);

  public HealthSnapshot {
    recent = List.copyOf(recent);
    queues = List.copyOf(queues);
  }

  /**
   * Returns the current state.
   *
   * @param begun when the run started; earlier invocations are ignored
   */
  public static HealthSnapshot of(
      Instant now, Instant begun, LogIndex.Snapshot log, List<QueueState> queues) {
    Instant from = now.minus(LOOKBACK).isAfter(begun) ? now.minus(LOOKBACK) : begun;
    List<InvocationRecord> recent = new ArrayList<>();
    for (InvocationRecord call : log.invocations().reversed()) {
      if (call.endMillis() < from.minus(LOOKBACK).toEpochMilli()) {
        break;
      }
      if (call.endMillis() >= from.toEpochMilli()) {
        recent.add(call);
      }
    }
    return new HealthSnapshot(now, log, recent.reversed(), queues);
  }

  /** Returns the recent invocations that match a condition. */
  List<InvocationRecord> recent(Predicate<InvocationRecord> condition) {
    return recent.stream().filter(condition).toList();
  }

  /**
   * Returns whether an invocation was a request to the gateway. Invocations without a summary line
   * count as requests, unless their function processes a queue.
   */
  boolean isHttp(InvocationRecord call) {
    boolean processesQueue =
        queues.stream().anyMatch(queue -> queue.function().equals(call.function()));
    return call.http() || (call.calledBy().isEmpty() && !processesQueue);
  }
}
