package wxalbum.console.queries;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wxalbum.console.backend.FunctionState;
import wxalbum.console.log.InvocationRecord;
import wxalbum.console.log.LineSearch;
import wxalbum.console.log.LogIndex;
import wxalbum.http.problem.ProblemException;

/** Runs the saved queries. */
public record SavedQueryRunner(
    LineSearch search, LogIndex.Snapshot log, List<FunctionState> functions) {
  public SavedQueryRunner {
    functions = List.copyOf(functions);
  }

  /**
   * Returns {@code {queries: [{name, parameter}]}}; the parameter is empty if the query has none.
   */
  public static Map<String, Object> listNames() {
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
  public Map<String, Object> run(ConsoleQuery parameters) {
    SavedQuery query =
        SavedQuery.find(parameters.text("name"))
            .orElseThrow(() -> ProblemException.ofField("/name", "No saved query has this name."));
    ResultTable table = createTable(query, parameters);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", query.title());
    document.put("columns", table.columns());
    document.put("rows", table.rows());
    return document;
  }

  private ResultTable createTable(SavedQuery query, ConsoleQuery parameters) {
    if (!query.parameter().isEmpty() && parameters.strippedText(query.parameter()).isEmpty()) {
      throw ProblemException.ofField(
          "/" + query.parameter(), "This query requires the parameter " + query.parameter() + ".");
    }
    List<InvocationRecord> calls = invocationsBetween(parameters);
    return switch (query) {
      case REQUEST_BY_ID ->
          new LinesDocument(search.find(log, parameters.toLogQuery()), log.endOffset()).toTable();
      case PHOTO_TIMELINE ->
          new LinesDocument(search.findByPhoto(log, parameters.toLogQuery()), log.endOffset())
              .toTable();
      case ERRORS_BY_CODE -> InvocationTables.errorsByCode(calls);
      case SLOWEST_ROUTES -> InvocationTables.slowestRoutes(calls);
      case COLD_STARTS -> InvocationTables.coldStarts(calls);
      case MEMORY_HEADROOM -> InvocationTables.memoryHeadroom(calls, memoryByFunction());
      case MISSING_UPLOADS -> InvocationTables.missingUploads(calls);
      case BUSIEST_USERS -> InvocationTables.busiestUsers(calls);
    };
  }

  private List<InvocationRecord> invocationsBetween(ConsoleQuery parameters) {
    Instant from = parameters.instant("from").orElse(Instant.MIN);
    Instant to = parameters.instant("to").orElse(Instant.MAX);
    return log.invocations().stream()
        .filter(
            call -> !call.line().timestamp().isBefore(from) && call.line().timestamp().isBefore(to))
        .toList();
  }

  private Map<String, Integer> memoryByFunction() {
    return functions.stream()
        .collect(Collectors.toMap(FunctionState::name, FunctionState::memoryMb));
  }
}
