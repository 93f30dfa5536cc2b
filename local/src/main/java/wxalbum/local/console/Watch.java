package wxalbum.local.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule that evaluates an alarm of the template locally, from log lines and queues instead of
 * CloudWatch metrics.
 *
 * @param name the name of the alarm
 * @param threshold the threshold if the template has none
 * @param orEqual whether the alarm fires at the threshold, if the template does not declare it
 * @param unit the unit of value and threshold
 */
record Watch(
    String name,
    double threshold,
    boolean orEqual,
    String unit,
    Function<Moment, Reading> reading) {

  /** One crash counts as this many faults, so that a single crash reaches the threshold. */
  private static final int CRASH = 3;

  /**
   * The fault rate is 0 below this number of faults, so that one fault among few requests does not
   * fire the alarm.
   */
  private static final int FEW = 3;

  /**
   * A measured value.
   *
   * @param since the start of the condition; empty if there is none
   * @param requestId the latest request that contributed; empty if there is none
   */
  record Reading(double value, Optional<Instant> since, String requestId) {
    static Reading of(double value, List<Call> evidence) {
      return new Reading(
          value,
          evidence.stream().findFirst().map(call -> call.line().time()),
          evidence.isEmpty() ? "" : evidence.getLast().requestId());
    }
  }

  /** Returns the rules of all alarms that can be evaluated locally. */
  static List<Watch> all(Collection<String> functions) {
    List<Watch> watches = new ArrayList<>(ofTheWhole());
    functions.forEach(function -> watches.addAll(of(function)));
    return watches;
  }

  private static List<Watch> ofTheWhole() {
    return List.of(
        new Watch("api-5xx", 5, false, "% of requests", Watch::faultyShare),
        new Watch("upload-to-ready-p95", 30_000, false, "ms", Watch::uploadToReady),
        new Watch("photos-failed", 5, true, "photos", Watch::photosFailed),
        new Watch("photos-unrecoverable", 1, true, "photos", Watch::photosLost),
        new Watch("orphans-over-limit", 1, true, "objects", Watch::orphansOverLimit),
        new Watch("dead-letters", 1, true, "messages", Watch::deadLetters),
        new Watch("oldest-message", 900, false, "s", Watch::oldestMessage));
  }

  private static List<Watch> of(String function) {
    return List.of(
        new Watch(function + "-errors", 3, true, "faults", moment -> faults(moment, function)),
        new Watch(
            function + "-throttles",
            1,
            true,
            "calls",
            moment -> count(moment, function, Ending.Kind.THROTTLE)),
        new Watch(
            function + "-timeouts",
            1,
            true,
            "calls",
            moment -> count(moment, function, Ending.Kind.TIMEOUT)));
  }

  private static Reading faults(Moment moment, String function) {
    List<Call> faults =
        moment.recent(
            call ->
                call.function().equals(function)
                    && call.ending().kind().isFault()
                    && call.ending().kind() != Ending.Kind.THROTTLE);
    boolean crashed = faults.stream().anyMatch(call -> call.ending().kind() != Ending.Kind.FAULT);
    return Reading.of(crashed ? Math.max(CRASH, faults.size()) : faults.size(), faults);
  }

  private static Reading count(Moment moment, String function, Ending.Kind kind) {
    List<Call> calls =
        moment.recent(call -> call.function().equals(function) && call.ending().kind() == kind);
    return Reading.of(calls.size(), calls);
  }

  private static Reading faultyShare(Moment moment) {
    List<Call> requests = moment.recent(moment::isHttp);
    List<Call> faults = requests.stream().filter(call -> call.ending().kind().isFault()).toList();
    double share = faults.size() < FEW ? 0 : 100.0 * faults.size() / requests.size();
    return Reading.of(share, faults);
  }

  private static Reading uploadToReady(Moment moment) {
    List<Call> ready = moment.recent(call -> !values(call, "UploadToReady").isEmpty());
    List<Double> times =
        ready.stream().flatMap(call -> values(call, "UploadToReady").stream()).toList();
    return Reading.of(times.isEmpty() ? 0 : new Percentiles(times).at(95), ready);
  }

  private static List<Double> values(Call call, String metric) {
    return call.measures().stream()
        .filter(measure -> measure.name().equals(metric))
        .flatMap(measure -> measure.values().stream())
        .toList();
  }

  private static Reading photosFailed(Moment moment) {
    List<Call> failed = moment.recent(call -> call.ending().kind() == Ending.Kind.GIVEN_UP);
    return Reading.of(failed.size(), failed);
  }

  private static Reading photosLost(Moment moment) {
    return sumOfSweeps(moment, "SweepUnrecoverable");
  }

  private static Reading orphansOverLimit(Moment moment) {
    return sumOfSweeps(moment, "SweepOrphansOverLimit");
  }

  private static Reading sumOfSweeps(Moment moment, String metric) {
    List<Call> sweeps = moment.recent(call -> call.counts().containsKey(metric));
    double sum = sweeps.stream().mapToDouble(call -> call.counts().getOrDefault(metric, 0L)).sum();
    return Reading.of(sum, sweeps);
  }

  private static Reading deadLetters(Moment moment) {
    List<DeadLetter> dead =
        moment.queues().stream().flatMap(queue -> queue.dead().stream()).toList();
    return new Reading(dead.size(), oldest(dead.stream().map(DeadLetter::sent)), "");
  }

  private static Reading oldestMessage(Moment moment) {
    Optional<Instant> oldest =
        oldest(moment.queues().stream().flatMap(queue -> queue.oldest().stream()));
    long seconds = oldest.map(sent -> Duration.between(sent, moment.now()).toSeconds()).orElse(0L);
    return new Reading(seconds, oldest, "");
  }

  private static Optional<Instant> oldest(Stream<Instant> moments) {
    return moments.min(Comparator.naturalOrder());
  }
}
