package wxalbum.console.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import wxalbum.console.backend.DeadLetter;
import wxalbum.console.backend.QueueState;
import wxalbum.console.log.InvocationRecord;
import wxalbum.console.log.InvocationStatus;
import wxalbum.console.metrics.Percentiles;

/**
 * A rule that evaluates an alarm of the template locally, from log lines and queues instead of
 * CloudWatch metrics.
 *
 * @param name the name of the alarm
 * @param threshold the threshold if the template has none
 * @param orEqual whether the alarm fires at the threshold, if the template does not declare it
 * @param unit the unit of value and threshold
 */
public record AlarmRule(
    String name,
    double threshold,
    boolean orEqual,
    String unit,
    Function<HealthSnapshot, Measurement> measure) {

  /** The queue of uploads of users who have much waiting. */
  private static final String BULK_QUEUE = "BulkUploadEvents";

  /** One crash counts as this many faults, so that a single crash reaches the threshold. */
  private static final int CRASH_WEIGHT = 3;

  /**
   * The fault rate is 0 below this number of faults, so that one fault among few requests does not
   * fire the alarm.
   */
  private static final int MIN_FAULTS = 3;

  /**
   * A measured value.
   *
   * @param since the start of the condition; empty if absent
   * @param requestId the latest request that contributed; empty if absent
   */
  record Measurement(double value, Optional<Instant> since, String requestId) {
    static Measurement of(double value, List<InvocationRecord> evidence) {
      return new Measurement(
          value,
          evidence.stream().findFirst().map(call -> call.line().timestamp()),
          evidence.isEmpty() ? "" : evidence.getLast().requestId());
    }
  }

  /** Returns the rules of all alarms that can be evaluated locally. */
  public static List<AlarmRule> createAll(Collection<String> functions) {
    List<AlarmRule> rules = new ArrayList<>(serviceRules());
    functions.forEach(function -> rules.addAll(functionRules(function)));
    return rules;
  }

  private static List<AlarmRule> serviceRules() {
    return List.of(
        new AlarmRule("api-5xx", 5, false, "% of requests", AlarmRule::faultRate),
        new AlarmRule("upload-to-ready-p95", 30_000, false, "ms", AlarmRule::uploadToReady),
        new AlarmRule("photos-failed", 5, true, "photos", AlarmRule::countPhotosFailed),
        new AlarmRule(
            "photos-unrecoverable", 1, true, "photos", AlarmRule::countUnrecoverablePhotos),
        new AlarmRule("originals-quarantined", 1, true, "originals", AlarmRule::countQuarantined),
        new AlarmRule("orphans-over-limit", 1, true, "objects", AlarmRule::countOrphansOverLimit),
        new AlarmRule("dead-letters", 1, true, "messages", AlarmRule::countDeadLetters),
        new AlarmRule("oldest-message", 900, false, "s", AlarmRule::oldestMessageAge),
        new AlarmRule("oldest-bulk-message", 3600, false, "s", AlarmRule::oldestBulkMessageAge));
  }

  private static List<AlarmRule> functionRules(String function) {
    return List.of(
        new AlarmRule(
            function + "-errors", 3, true, "faults", snapshot -> countFaults(snapshot, function)),
        new AlarmRule(
            function + "-throttles",
            1,
            true,
            "calls",
            snapshot -> countByKind(snapshot, function, InvocationStatus.Kind.THROTTLE)),
        new AlarmRule(
            function + "-timeouts",
            1,
            true,
            "calls",
            snapshot -> countByKind(snapshot, function, InvocationStatus.Kind.TIMEOUT)));
  }

  private static Measurement countFaults(HealthSnapshot snapshot, String function) {
    List<InvocationRecord> faults =
        snapshot.recent(
            call ->
                call.function().equals(function)
                    && call.status().kind().isFailure()
                    && call.status().kind() != InvocationStatus.Kind.THROTTLE);
    boolean crashed =
        faults.stream().anyMatch(call -> call.status().kind() != InvocationStatus.Kind.FAULT);
    return Measurement.of(crashed ? Math.max(CRASH_WEIGHT, faults.size()) : faults.size(), faults);
  }

  private static Measurement countByKind(
      HealthSnapshot snapshot, String function, InvocationStatus.Kind kind) {
    List<InvocationRecord> calls =
        snapshot.recent(call -> call.function().equals(function) && call.status().kind() == kind);
    return Measurement.of(calls.size(), calls);
  }

  private static Measurement faultRate(HealthSnapshot snapshot) {
    List<InvocationRecord> requests = snapshot.recent(snapshot::isHttp);
    List<InvocationRecord> faults =
        requests.stream().filter(call -> call.status().kind().isFailure()).toList();
    double share = faults.size() < MIN_FAULTS ? 0 : 100.0 * faults.size() / requests.size();
    return Measurement.of(share, faults);
  }

  private static Measurement uploadToReady(HealthSnapshot snapshot) {
    List<InvocationRecord> ready =
        snapshot.recent(call -> !values(call, "UploadToReady").isEmpty());
    List<Double> times =
        ready.stream().flatMap(call -> values(call, "UploadToReady").stream()).toList();
    return Measurement.of(times.isEmpty() ? 0 : new Percentiles(times).at(95), ready);
  }

  private static List<Double> values(InvocationRecord call, String metric) {
    return call.samples().stream()
        .filter(measure -> measure.name().equals(metric))
        .flatMap(measure -> measure.values().stream())
        .toList();
  }

  private static Measurement countPhotosFailed(HealthSnapshot snapshot) {
    List<InvocationRecord> failed =
        snapshot.recent(call -> call.status().kind() == InvocationStatus.Kind.PHOTO_FAILED);
    return Measurement.of(failed.size(), failed);
  }

  private static Measurement countUnrecoverablePhotos(HealthSnapshot snapshot) {
    return sumOfSweeps(snapshot, "SweepUnrecoverable");
  }

  private static Measurement countQuarantined(HealthSnapshot snapshot) {
    return sumOfSweeps(snapshot, "SweepQuarantined");
  }

  private static Measurement countOrphansOverLimit(HealthSnapshot snapshot) {
    return sumOfSweeps(snapshot, "SweepOrphansOverLimit");
  }

  private static Measurement sumOfSweeps(HealthSnapshot snapshot, String metric) {
    List<InvocationRecord> sweeps =
        snapshot.recent(call -> call.countsByMetric().containsKey(metric));
    double sum =
        sweeps.stream().mapToDouble(call -> call.countsByMetric().getOrDefault(metric, 0L)).sum();
    return Measurement.of(sum, sweeps);
  }

  private static Measurement countDeadLetters(HealthSnapshot snapshot) {
    List<DeadLetter> dead =
        snapshot.queues().stream().flatMap(queue -> queue.deadLetters().stream()).toList();
    return new Measurement(dead.size(), oldest(dead.stream().map(DeadLetter::sentAt)), "");
  }

  private static Measurement oldestMessageAge(HealthSnapshot snapshot) {
    return oldestMessageAge(snapshot, queue -> !queue.name().equals(BULK_QUEUE));
  }

  private static Measurement oldestBulkMessageAge(HealthSnapshot snapshot) {
    return oldestMessageAge(snapshot, queue -> queue.name().equals(BULK_QUEUE));
  }

  private static Measurement oldestMessageAge(
      HealthSnapshot snapshot, Predicate<QueueState> filter) {
    Optional<Instant> oldest =
        oldest(
            snapshot.queues().stream()
                .filter(filter)
                .flatMap(queue -> queue.oldestSentAt().stream()));
    long seconds =
        oldest.map(sent -> Duration.between(sent, snapshot.now()).toSeconds()).orElse(0L);
    return new Measurement(seconds, oldest, "");
  }

  private static Optional<Instant> oldest(Stream<Instant> moments) {
    return moments.min(Comparator.naturalOrder());
  }
}
