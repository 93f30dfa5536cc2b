package wxalbum.console.queries;

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
import wxalbum.console.log.InvocationRecord;
import wxalbum.console.log.InvocationStatus;
import wxalbum.console.metrics.Percentiles;

/** The saved queries that aggregate invocations. */
final class InvocationTables {
  private InvocationTables() {}

  /**
   * Counts the invocations that did not succeed, by function, code and status. Each row has the
   * first and last time and the id of one request.
   */
  static ResultTable errorsByCode(Collection<InvocationRecord> calls) {
    record Key(String function, String code, String status) {}
    List<InvocationRecord> failed =
        calls.stream().filter(call -> call.status().kind() != InvocationStatus.Kind.OK).toList();
    return createTable(
        List.of("function", "code", "status", "times", "since", "until", "sampleRequest"),
        groupBy(
            failed, call -> new Key(call.function(), call.status().code(), call.status().text())),
        (key, group) ->
            List.of(
                key.function(),
                key.code(),
                key.status(),
                group.size(),
                group.getFirst().line().timestamp(),
                group.getLast().line().timestamp(),
                group.getLast().requestId()),
        3);
  }

  /**
   * Returns the duration percentiles of each route and the mean duration of each phase, in
   * milliseconds.
   */
  static ResultTable slowestRoutes(Collection<InvocationRecord> calls) {
    record Key(String function, String calledBy) {}
    SequencedSet<String> phases = new TreeSet<>();
    calls.forEach(call -> phases.addAll(call.phases().keySet()));
    List<String> columns =
        new ArrayList<>(List.of("function", "calledBy", "calls", "p50Ms", "p95Ms", "slowestMs"));
    columns.addAll(phases);
    return createTable(
        columns,
        groupBy(calls, call -> new Key(call.function(), call.calledBy())),
        (key, group) -> {
          Percentiles times =
              new Percentiles(group.stream().map(InvocationRecord::durationMs).toList());
          List<Object> row = new ArrayList<>(List.of(key.function(), key.calledBy(), group.size()));
          row.addAll(List.of(times.at(50), times.at(95), times.at(100)));
          phases.forEach(phase -> row.add(meanPhase(group, phase)));
          return row;
        },
        4);
  }

  /** Returns the number of cold starts of each function and the duration of the slowest one. */
  static ResultTable coldStarts(Collection<InvocationRecord> calls) {
    return createTable(
        List.of("function", "calls", "coldStarts", "slowestColdMs"),
        groupBy(calls, InvocationRecord::function),
        (function, group) -> {
          List<InvocationRecord> cold = group.stream().filter(InvocationRecord::coldStart).toList();
          double slowest = cold.stream().mapToDouble(InvocationRecord::durationMs).max().orElse(0);
          return List.of(function, group.size(), cold.size(), slowest);
        },
        2);
  }

  /**
   * Returns the maximum memory that each function used and the memory that remains.
   *
   * @param declared the declared megabytes by function name, for lines without a memory limit
   */
  static ResultTable memoryHeadroom(
      Collection<InvocationRecord> calls, Map<String, Integer> declared) {
    return createTable(
        List.of("function", "memoryMb", "usedMb", "freeMb"),
        groupBy(
            calls.stream().filter(call -> call.memoryUsedMb() > 0).toList(),
            InvocationRecord::function),
        (function, group) -> {
          int logged = group.getLast().memoryLimitMb();
          int limit = logged > 0 ? logged : declared.getOrDefault(function, 0);
          int used = group.stream().mapToInt(InvocationRecord::memoryUsedMb).max().orElse(0);
          return List.of(function, limit, used, limit - used);
        },
        2);
  }

  /** Returns the upload requests with fewer arrived photos than issued forms, the newest first. */
  static ResultTable missingUploads(Collection<InvocationRecord> calls) {
    Set<String> arrived = new HashSet<>();
    Map<String, Set<String>> arrivedFor = new HashMap<>();
    for (InvocationRecord call : calls) {
      if (!call.http()) {
        arrived.addAll(call.line().photoIds());
        arrivedFor
            .computeIfAbsent(call.uploadRequestId(), id -> new HashSet<>())
            .addAll(call.line().photoIds());
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    for (InvocationRecord upload : calls) {
      Set<String> arrivedIds = new HashSet<>(upload.line().photoIds());
      arrivedIds.retainAll(arrived);
      arrivedIds.addAll(arrivedFor.getOrDefault(upload.requestId(), Set.of()));
      if (upload.issuedForms() > arrivedIds.size()) {
        rows.add(
            List.of(
                upload.requestId(),
                upload.issuedForms(),
                arrivedIds.size(),
                upload.line().timestamp()));
      }
    }
    return new ResultTable(List.of("request", "requested", "arrived", "since"), rows.reversed());
  }

  /** Returns how long the functions worked for each user, and what for. */
  static ResultTable busiestUsers(Collection<InvocationRecord> calls) {
    return createTable(
        List.of("userId", "calls", "forms", "overused", "totalMs"),
        groupBy(
            calls.stream().filter(call -> !call.userId().isEmpty()).toList(),
            InvocationRecord::userId),
        (user, group) ->
            List.of(
                user,
                group.size(),
                sumOf(group, "UploadFormsIssued"),
                sumOf(group, "FormsOverused"),
                group.stream().mapToDouble(InvocationRecord::durationMs).sum()),
        4);
  }

  private static long sumOf(List<InvocationRecord> calls, String metric) {
    return calls.stream().mapToLong(call -> call.countsByMetric().getOrDefault(metric, 0L)).sum();
  }

  private static Object meanPhase(List<InvocationRecord> calls, String phase) {
    List<Double> values =
        calls.stream()
            .filter(call -> call.phases().containsKey(phase))
            .map(call -> call.phases().getOrDefault(phase, 0.0))
            .toList();
    double sum = values.stream().mapToDouble(Double::doubleValue).sum();
    return values.isEmpty() ? "" : Math.round(sum / calls.size() * 100) / 100.0;
  }

  private static <K> Map<K, List<InvocationRecord>> groupBy(
      Collection<InvocationRecord> calls, Function<InvocationRecord, K> key) {
    return calls.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private interface Row<K> {
    List<Object> of(K key, List<InvocationRecord> calls);
  }

  /** Creates a table that is sorted by a numeric column in descending order. */
  private static <K> ResultTable createTable(
      List<String> columns, Map<K, List<InvocationRecord>> groups, Row<K> row, int column) {
    Comparator<List<Object>> order =
        Comparator.comparingDouble(cells -> ((Number) cells.get(column)).doubleValue());
    List<List<Object>> rows = new ArrayList<>();
    groups.forEach((key, calls) -> rows.add(row.of(key, calls)));
    rows.sort(order.reversed());
    return new ResultTable(columns, rows);
  }
}
