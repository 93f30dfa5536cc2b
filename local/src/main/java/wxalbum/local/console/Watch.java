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
 * What an alarm of the template looks at, found out of lines and queues instead.
 *
 * @param name of the alarm
 * @param threshold that holds where the template names none
 * @param orEqual whether it fires at the threshold already, likewise
 * @param unit of value and threshold
 */
record Watch(
    String name,
    double threshold,
    boolean orEqual,
    String unit,
    Function<Moment, Reading> reading) {

  /** One crash is as many faults, since it is one too many. */
  private static final int CRASH = 3;

  /** From so many faults on, their share counts. */
  private static final int FEW = 3;

  /**
   * What a watch sees.
   *
   * @param since when, if there is anything to see
   * @param requestId of the latest request that it sees; empty where it sees none
   */
  record Reading(double value, Optional<Instant> since, String requestId) {
    static Reading of(double value, List<Call> evidence) {
      return new Reading(
          value,
          evidence.stream().findFirst().map(call -> call.line().time()),
          evidence.isEmpty() ? "" : evidence.getLast().requestId());
    }
  }

  /** All that can be watched here. */
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
        new Watch("photos-lost", 1, true, "photos", Watch::photosLost),
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
    List<Call> faults = requests.stream().filter(it -> it.ending().kind().isFault()).toList();
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
    List<Call> sweeps = moment.recent(call -> call.counts().containsKey("SweepLost"));
    double lost =
        sweeps.stream().mapToDouble(call -> call.counts().getOrDefault("SweepLost", 0L)).sum();
    return Reading.of(lost, sweeps);
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
