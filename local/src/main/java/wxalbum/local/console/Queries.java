package wxalbum.local.console;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wxalbum.http.Refusal;

/** Asks the saved queries. */
record Queries(LineSearch search, Journal.View log, List<FunctionState> functions) {
  Queries {
    functions = List.copyOf(functions);
  }

  /** Their names: {@code {queries: [{name, parameter}]}}; the parameter is empty where none is. */
  static Map<String, Object> names() {
    return Map.of(
        "queries",
        Stream.of(SavedQuery.values())
            .map(query -> Map.of("name", query.title(), "parameter", query.parameter()))
            .toList());
  }

  /**
   * What one answers to {@code name} and its parameter, between {@code from} and {@code to}: {@code
   * {name, columns, rows}}.
   */
  Map<String, Object> document(Asked asked) {
    SavedQuery query =
        SavedQuery.of(asked.text("name"))
            .orElseThrow(() -> Refusal.of("/name", "There is no saved query of this name."));
    Table table = ask(query, asked);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", query.title());
    document.put("columns", table.columns());
    document.put("rows", table.rows());
    return document;
  }

  private Table ask(SavedQuery query, Asked asked) {
    if (!query.parameter().isEmpty() && asked.word(query.parameter()).isEmpty()) {
      throw Refusal.of("/" + query.parameter(), "This query needs a " + query.parameter() + ".");
    }
    List<Call> calls = between(asked);
    return switch (query) {
      case REQUEST -> new Lines(search.find(log, asked.wanted()), log.end()).table();
      case PHOTO -> new Lines(search.ofPhoto(log, asked.wanted()), log.end()).table();
      case ERRORS -> CallTables.errorsByCode(calls);
      case ROUTES -> CallTables.slowestRoutes(calls);
      case COLD_STARTS -> CallTables.coldStarts(calls);
      case MEMORY -> CallTables.memoryHeadroom(calls, memory());
      case MISSING -> CallTables.uploadsThatNeverArrived(calls);
    };
  }

  private List<Call> between(Asked asked) {
    Instant from = asked.moment("from").orElse(Instant.MIN);
    Instant to = asked.moment("to").orElse(Instant.MAX);
    return log.calls().stream()
        .filter(call -> !call.line().time().isBefore(from) && call.line().time().isBefore(to))
        .toList();
  }

  private Map<String, Integer> memory() {
    return functions.stream()
        .collect(Collectors.toMap(FunctionState::name, FunctionState::memoryMb));
  }
}
