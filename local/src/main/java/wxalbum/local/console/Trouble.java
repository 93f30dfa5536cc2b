package wxalbum.local.console;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An ongoing incident: invocations of one function that ended in the same way, with at most five
 * minutes between two of them.
 *
 * @param times the number of these invocations in the last five minutes
 * @param ofCalls the number of all invocations of the function in that time
 */
record Trouble(Call first, Call last, int times, int ofCalls) {
  private record Kind(String function, Ending ending) {
    static Kind of(Call call) {
      return new Kind(call.function(), call.ending());
    }
  }

  /** Returns all incidents, the latest first. */
  static List<Trouble> all(Moment moment) {
    Map<String, Tally> tallies = Tally.byFunction(moment.recent());
    Map<Kind, Trouble> incidents = new LinkedHashMap<>();
    for (Call call : moment.recent().reversed()) {
      if (call.ending().kind().isWrong()) {
        int calls = requireNonNull(tallies.get(call.function())).calls();
        incidents.merge(Kind.of(call), new Trouble(call, call, 1, calls), Trouble::before);
      }
    }
    Map<Kind, Call> first = begun(incidents, moment.log().calls());
    return incidents.entrySet().stream()
        .map(
            entry ->
                entry
                    .getValue()
                    .since(first.getOrDefault(entry.getKey(), entry.getValue().first())))
        .toList();
  }

  /** Finds the first invocation of each incident, also if it is older than five minutes. */
  private static Map<Kind, Call> begun(Map<Kind, Trouble> incidents, List<Call> calls) {
    Map<Kind, Call> first = new HashMap<>();
    incidents.forEach((kind, incident) -> first.put(kind, incident.first()));
    for (Call call : calls.reversed()) {
      if (first.values().stream().noneMatch(later -> isNear(call, later))) {
        break;
      }
      first.computeIfPresent(Kind.of(call), (kind, later) -> earlier(call, later));
    }
    return first;
  }

  private static Call earlier(Call call, Call known) {
    return call.at() < known.at() && isNear(call, known) ? call : known;
  }

  private static boolean isNear(Call call, Call later) {
    return later.at() - call.at() <= Moment.RECENT.toMillis();
  }

  private static Trouble before(Trouble later, Trouble earlier) {
    return new Trouble(earlier.first, later.last, later.times + earlier.times, later.ofCalls);
  }

  private Trouble since(Call begin) {
    return new Trouble(begin, last, times, ofCalls);
  }

  /** Returns the names of the alarms that cover this kind of incident. */
  List<String> alarms(Moment moment) {
    String function = last.function();
    return switch (last.ending().kind()) {
      case OK, REFUSED -> List.of();
      case GIVEN_UP -> List.of("photos-failed");
      case THROTTLE -> withApi(moment, List.of(function + "-throttles"));
      case TIMEOUT -> withApi(moment, List.of(function + "-timeouts", function + "-errors"));
      case FAULT, CRASH -> withApi(moment, List.of(function + "-errors"));
    };
  }

  private List<String> withApi(Moment moment, List<String> names) {
    return moment.isHttp(last)
        ? Stream.concat(names.stream(), Stream.of("api-5xx")).toList()
        : names;
  }
}
