package wxalbum.local.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The saved queries that count invocations. */
final class CallTables {
  private CallTables() {}

  /** What did not end as asked: how often, since when, and one request of each. */
  static Table errorsByCode(Collection<Call> calls) {
    record Kind(String function, String code, String how) {}
    List<Call> wrong =
        calls.stream().filter(call -> call.ending().kind() != Ending.Kind.OK).toList();
    return table(
        List.of("function", "code", "how", "times", "since", "until", "oneRequest"),
        group(wrong, it -> new Kind(it.function(), it.ending().code(), it.ending().how())),
        (kind, its) ->
            List.of(
                kind.function(),
                kind.code(),
                kind.how(),
                its.size(),
                its.getFirst().line().time(),
                its.getLast().line().time(),
                its.getLast().requestId()),
        3);
  }

  /** Each route's durations, and how long each phase takes in the mean, in milliseconds. */
  static Table slowestRoutes(Collection<Call> calls) {
    record Called(String function, String by) {}
    SequencedSet<String> phases = new TreeSet<>();
    calls.forEach(call -> phases.addAll(call.phases().keySet()));
    List<String> columns =
        new ArrayList<>(List.of("function", "called", "calls", "p50Ms", "p95Ms", "slowestMs"));
    columns.addAll(phases);
    return table(
        columns,
        group(calls, it -> new Called(it.function(), it.called())),
        (called, its) -> {
          Percentiles times = new Percentiles(its.stream().map(Call::durationMs).toList());
          List<Object> row = new ArrayList<>(List.of(called.function(), called.by(), its.size()));
          row.addAll(List.of(times.at(50), times.at(95), times.at(100)));
          phases.forEach(phase -> row.add(mean(its, phase)));
          return row;
        },
        4);
  }

  /** How often an instance had to be set up, and the longest that it took. */
  static Table coldStarts(Collection<Call> calls) {
    return table(
        List.of("function", "calls", "coldStarts", "slowestColdMs"),
        group(calls, Call::function),
        (function, its) -> {
          List<Call> cold = its.stream().filter(Call::cold).toList();
          double slowest = cold.stream().mapToDouble(Call::durationMs).max().orElse(0);
          return List.of(function, its.size(), cold.size(), slowest);
        },
        2);
  }

  /**
   * The most memory that each function used, and what it leaves.
   *
   * @param declared megabytes by the function's name, for lines that do not tell
   */
  static Table memoryHeadroom(Collection<Call> calls, Map<String, Integer> declared) {
    return table(
        List.of("function", "memoryMb", "usedMb", "freeMb"),
        group(calls.stream().filter(it -> it.memoryUsedMb() > 0).toList(), Call::function),
        (function, its) -> {
          int told = its.getLast().memoryLimitMb();
          int memory = told > 0 ? told : declared.getOrDefault(function, 0);
          int used = its.stream().mapToInt(Call::memoryUsedMb).max().orElse(0);
          return List.of(function, memory, used, memory - used);
        },
        2);
  }

  /** Requests that asked for more photos than came, the newest first. */
  static Table uploadsThatNeverArrived(Collection<Call> calls) {
    Set<String> arrived = new HashSet<>();
    Map<String, Set<String>> arrivedFor = new HashMap<>();
    for (Call call : calls) {
      if (!call.http()) {
        arrived.addAll(call.line().photoIds());
        arrivedFor
            .computeIfAbsent(call.uploadRequestId(), id -> new HashSet<>())
            .addAll(call.line().photoIds());
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Call upload : calls) {
      Set<String> its = new HashSet<>(upload.line().photoIds());
      its.retainAll(arrived);
      its.addAll(arrivedFor.getOrDefault(upload.requestId(), Set.of()));
      if (upload.asked() > its.size()) {
        rows.add(List.of(upload.requestId(), upload.asked(), its.size(), upload.line().time()));
      }
    }
    return new Table(List.of("request", "asked", "arrived", "since"), rows.reversed());
  }

  private static Object mean(List<Call> calls, String phase) {
    List<Double> values =
        calls.stream()
            .filter(call -> call.phases().containsKey(phase))
            .map(call -> call.phases().getOrDefault(phase, 0.0))
            .toList();
    double sum = values.stream().mapToDouble(Double::doubleValue).sum();
    return values.isEmpty() ? "" : Math.round(sum / calls.size() * 100) / 100.0;
  }

  private static <K> Map<K, List<Call>> group(Collection<Call> calls, Function<Call, K> key) {
    return calls.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private interface Row<K> {
    List<Object> of(K key, List<Call> calls);
  }

  /** The largest number in a column stands first. */
  private static <K> Table table(
      List<String> columns, Map<K, List<Call>> groups, Row<K> row, int column) {
    Comparator<List<Object>> order =
        Comparator.comparingDouble(some -> ((Number) some.get(column)).doubleValue());
    List<List<Object>> rows = new ArrayList<>();
    groups.forEach((key, calls) -> rows.add(row.of(key, calls)));
    rows.sort(order.reversed());
    return new Table(columns, rows);
  }
}
