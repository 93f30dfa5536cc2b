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

/** The saved queries that aggregate invocations. */
final class CallTables {
  private CallTables() {}

  /**
   * Counts the invocations that did not succeed, by function, code and status. Each row has the
   * first and last time and the id of one request.
   */
  static Table errorsByCode(Collection<Call> calls) {
    record Key(String function, String code, String status) {}
    List<Call> failed =
        calls.stream().filter(call -> call.ending().kind() != Ending.Kind.OK).toList();
    return table(
        List.of("function", "code", "status", "times", "since", "until", "sampleRequest"),
        group(
            failed, call -> new Key(call.function(), call.ending().code(), call.ending().how())),
        (key, group) ->
            List.of(
                key.function(),
                key.code(),
                key.status(),
                group.size(),
                group.getFirst().line().time(),
                group.getLast().line().time(),
                group.getLast().requestId()),
        3);
  }

  /**
   * Returns the duration percentiles of each route and the mean duration of each phase, in
   * milliseconds.
   */
  static Table slowestRoutes(Collection<Call> calls) {
    record Key(String function, String calledBy) {}
    SequencedSet<String> phases = new TreeSet<>();
    calls.forEach(call -> phases.addAll(call.phases().keySet()));
    List<String> columns =
        new ArrayList<>(List.of("function", "calledBy", "calls", "p50Ms", "p95Ms", "slowestMs"));
    columns.addAll(phases);
    return table(
        columns,
        group(calls, call -> new Key(call.function(), call.called())),
        (key, group) -> {
          Percentiles times = new Percentiles(group.stream().map(Call::durationMs).toList());
          List<Object> row = new ArrayList<>(List.of(key.function(), key.calledBy(), group.size()));
          row.addAll(List.of(times.at(50), times.at(95), times.at(100)));
          phases.forEach(phase -> row.add(mean(group, phase)));
          return row;
        },
        4);
  }

  /** Returns the number of cold starts of each function and the duration of the slowest one. */
  static Table coldStarts(Collection<Call> calls) {
    return table(
        List.of("function", "calls", "coldStarts", "slowestColdMs"),
        group(calls, Call::function),
        (function, group) -> {
          List<Call> cold = group.stream().filter(Call::cold).toList();
          double slowest = cold.stream().mapToDouble(Call::durationMs).max().orElse(0);
          return List.of(function, group.size(), cold.size(), slowest);
        },
        2);
  }

  /**
   * Returns the maximum memory that each function used and the memory that remains.
   *
   * @param declared the declared megabytes by function name, for lines without a memory limit
   */
  static Table memoryHeadroom(Collection<Call> calls, Map<String, Integer> declared) {
    return table(
        List.of("function", "memoryMb", "usedMb", "freeMb"),
        group(calls.stream().filter(call -> call.memoryUsedMb() > 0).toList(), Call::function),
        (function, group) -> {
          int logged = group.getLast().memoryLimitMb();
          int limit = logged > 0 ? logged : declared.getOrDefault(function, 0);
          int used = group.stream().mapToInt(Call::memoryUsedMb).max().orElse(0);
          return List.of(function, limit, used, limit - used);
        },
        2);
  }

  /** Returns the upload requests with fewer arrived photos than issued forms, the newest first. */
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
      Set<String> arrivedIds = new HashSet<>(upload.line().photoIds());
      arrivedIds.retainAll(arrived);
      arrivedIds.addAll(arrivedFor.getOrDefault(upload.requestId(), Set.of()));
      if (upload.asked() > arrivedIds.size()) {
        rows.add(
            List.of(
                upload.requestId(), upload.asked(), arrivedIds.size(), upload.line().time()));
      }
    }
    return new Table(List.of("request", "requested", "arrived", "since"), rows.reversed());
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

  /** Creates a table that is sorted by a numeric column in descending order. */
  private static <K> Table table(
      List<String> columns, Map<K, List<Call>> groups, Row<K> row, int column) {
    Comparator<List<Object>> order =
        Comparator.comparingDouble(cells -> ((Number) cells.get(column)).doubleValue());
    List<List<Object>> rows = new ArrayList<>();
    groups.forEach((key, calls) -> rows.add(row.of(key, calls)));
    rows.sort(order.reversed());
    return new Table(columns, rows);
  }
}
