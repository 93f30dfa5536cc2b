package wxalbum.local.console;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something that is wrong now: the invocations of one function that ended in the same way, without
 * a pause of more than five minutes between two of them.
 *
 * @param first of them
 * @param last of them
 */
record Trouble(Call first, Call last, int times, int ofCalls) {
  private record Kind(String function, Ending ending) {
    static Kind of(Call call) {
      return new Kind(call.function(), call.ending());
    }
  }

  /** All troubles, the latest first. */
  static List<Trouble> all(Moment moment) {
    Map<String, Tally> tallies = Tally.byFunction(moment.recent());
    Map<Kind, Trouble> troubles = new LinkedHashMap<>();
    for (Call call : moment.recent().reversed()) {
      if (call.ending().kind().isWrong()) {
        int calls = requireNonNull(tallies.get(call.function())).calls();
        troubles.merge(Kind.of(call), new Trouble(call, call, 1, calls), Trouble::before);
      }
    }
    Map<Kind, Call> first = begun(troubles, moment.log().calls());
    return troubles.entrySet().stream()
        .map(it -> it.getValue().since(first.getOrDefault(it.getKey(), it.getValue().first())))
        .toList();
  }

  /** Follows troubles back beyond the last minutes. */
  private static Map<Kind, Call> begun(Map<Kind, Trouble> troubles, List<Call> calls) {
    Map<Kind, Call> first = new HashMap<>();
    troubles.forEach((kind, trouble) -> first.put(kind, trouble.first()));
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

  /** Names of the alarms that watch for such. */
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
