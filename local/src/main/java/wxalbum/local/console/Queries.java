package wxalbum.local.console;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wxalbum.http.Refusal;

/** Runs the saved queries. */
record Queries(LineSearch search, Journal.View log, List<FunctionState> functions) {
  Queries {
    functions = List.copyOf(functions);
  }

  /**
   * Returns {@code {queries: [{name, parameter}]}}; the parameter is empty if the query has none.
   */
  static Map<String, Object> names() {
    return Map.of(
        "queries",
        Stream.of(SavedQuery.values())
            .map(query -> Map.of("name", query.title(), "parameter", query.parameter()))
            .toList());
  }

  /**
   * Runs the query {@code name} with its parameter, over the time between {@code from} and {@code
   * to}. Returns {@code {name, columns, rows}}.
   */
  Map<String, Object> document(Asked parameters) {
    SavedQuery query =
        SavedQuery.of(parameters.text("name"))
            .orElseThrow(() -> Refusal.of("/name", "No saved query has this name."));
    Table table = ask(query, parameters);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", query.title());
    document.put("columns", table.columns());
    document.put("rows", table.rows());
    return document;
  }

  private Table ask(SavedQuery query, Asked parameters) {
    if (!query.parameter().isEmpty() && parameters.word(query.parameter()).isEmpty()) {
      throw Refusal.of(
          "/" + query.parameter(),
          "This query requires the parameter " + query.parameter() + ".");
    }
    List<Call> calls = between(parameters);
    return switch (query) {
      case REQUEST -> new Lines(search.find(log, parameters.wanted()), log.end()).table();
      case PHOTO -> new Lines(search.ofPhoto(log, parameters.wanted()), log.end()).table();
      case ERRORS -> CallTables.errorsByCode(calls);
      case ROUTES -> CallTables.slowestRoutes(calls);
      case COLD_STARTS -> CallTables.coldStarts(calls);
      case MEMORY -> CallTables.memoryHeadroom(calls, memory());
      case MISSING -> CallTables.uploadsThatNeverArrived(calls);
    };
  }

  private List<Call> between(Asked parameters) {
    Instant from = parameters.moment("from").orElse(Instant.MIN);
    Instant to = parameters.moment("to").orElse(Instant.MAX);
    return log.calls().stream()
        .filter(call -> !call.line().time().isBefore(from) && call.line().time().isBefore(to))
        .toList();
  }

  private Map<String, Integer> memory() {
    return functions.stream()
        .collect(Collectors.toMap(FunctionState::name, FunctionState::memoryMb));
  }
}
