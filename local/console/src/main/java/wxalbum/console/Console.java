package wxalbum.console;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wxalbum.console.backend.ConsoleBackend;
import wxalbum.console.backend.ManualInvocation;
import wxalbum.console.health.Alarm;
import wxalbum.console.health.AlarmRule;
import wxalbum.console.health.AlarmTemplate;
import wxalbum.console.health.ErrorCauses;
import wxalbum.console.health.HealthSnapshot;
import wxalbum.console.health.Overview;
import wxalbum.console.log.JsonDocuments;
import wxalbum.console.log.LineSearch;
import wxalbum.console.log.LogFile;
import wxalbum.console.log.LogIndex;
import wxalbum.console.log.LogQuery;
import wxalbum.console.metrics.Metrics;
import wxalbum.console.queries.ConsoleQuery;
import wxalbum.console.queries.LinesDocument;
import wxalbum.console.queries.SavedQueryRunner;
import wxalbum.http.ProblemResponse;
import wxalbum.http.Response;
import wxalbum.http.problem.ProblemCode;
import wxalbum.http.problem.ProblemException;

/**
 * The JSON API of the console, for its page and for scripts. It has {@code GET functions}, {@code
 * invocations}, {@code lines}, {@code metrics}, {@code overview}, {@code timeline}, {@code alarms},
 * {@code queues}, {@code queries} and {@code events}. It also has {@code POST
 * queues/{name}/redrive} and {@code POST functions/{name}/invoke}. The class that creates a
 * document describes its members.
 */
public final class Console {
  /** The time limit of one search. */
  private static final Duration SEARCH_TIMEOUT = Duration.ofSeconds(1);

  /** The maximum length of an existing log file that is read at the start, in bytes. */
  private static final long MAX_LOG_BYTES = 128L << 20;

  private static final Pattern POST_PATH =
      Pattern.compile("(functions|queues)/([^/]+)/(invoke|redrive)");

  private final ConsoleBackend backend;
  private final LogIndex logIndex;
  private final LineSearch search;
  private final AlarmTemplate template;
  private final SampleEvents sampleEvents;
  private final List<AlarmRule> alarmRules;
  private final Instant startedAt;
  private final Clock clock;

  /**
   * Creates a console for a run that has started or is starting.
   *
   * @param functions the names of the functions
   * @param root the folder of the project, which contains the sample events and the alarms of the
   *     template
   * @param log the log file of all functions
   */
  public Console(ConsoleBackend backend, List<String> functions, Path root, Path log, Clock clock) {
    LogFile file = new LogFile(log, MAX_LOG_BYTES);
    this.backend = backend;
    this.logIndex = new LogIndex(file);
    this.search = new LineSearch(file, SEARCH_TIMEOUT);
    this.template = AlarmTemplate.load(root, functions);
    this.sampleEvents = new SampleEvents(root.resolve("events"));
    this.alarmRules = AlarmRule.createAll(functions);
    this.startedAt = clock.instant();
    this.clock = clock;
  }

  /** Reads the existing log, so that the first request does not wait for it. */
  public void readLog() {
    var _ = logIndex.refresh();
  }

  /**
   * Returns the response to a request. Invalid requests get a problem.
   *
   * @param path the path below the API, without a leading slash
   * @param query the decoded query parameters
   * @param id the request id for the problem
   */
  public Response handle(
      String method, String path, Map<String, String> query, byte[] body, String id) {
    try {
      return switch (method) {
        case "GET", "HEAD" -> Response.ok(handleGet(path, new ConsoleQuery(query)));
        case "POST" -> Response.ok(handlePost(path, body));
        default -> throw notFound();
      };
    } catch (ProblemException rejection) {
      return ProblemResponse.of(rejection.problem(), id);
    }
  }

  private Map<String, Object> handleGet(String path, ConsoleQuery query) {
    return switch (path) {
      case "overview" -> overview();
      case "functions" -> new FunctionsDocument(backend.functions(), takeSnapshot()).toMap();
      case "invocations" -> invocations(query);
      case "lines" -> lines(query);
      case "timeline" ->
          PhotoTimeline.of(query.strippedText("photoId"), logIndex.refresh()).toMap();
      case "metrics" -> metrics(query);
      case "alarms" ->
          Map.of("alarms", evaluateAlarms(takeSnapshot()).stream().map(Alarm::toMap).toList());
      case "queues" -> QueuesDocument.toMap(backend.queues());
      case "queries" ->
          query.text("name").isEmpty()
              ? SavedQueryRunner.listNames()
              : new SavedQueryRunner(search, logIndex.refresh(), backend.functions()).run(query);
      case "events" -> sampleEvents.toMap();
      default -> throw notFound();
    };
  }

  private Map<String, Object> handlePost(String path, byte[] body) {
    Matcher matcher = POST_PATH.matcher(path);
    if (!matcher.matches()) {
      throw notFound();
    }
    String name = matcher.group(2);
    return switch (matcher.group(1) + " " + matcher.group(3)) {
      case "queues redrive" ->
          Map.of(
              "redriven",
              backend
                  .redrive(name, QueuesDocument.parseRedriveIds(body))
                  .orElseThrow(Console::notFound));
      case "functions invoke" -> invoke(name, body);
      default -> throw notFound();
    };
  }

  /** Returns {@code {requestId, status, coldStart, durationMs, output}}. */
  private Map<String, Object> invoke(String function, byte[] event) {
    ManualInvocation invoked = backend.invoke(function, event).orElseThrow(Console::notFound);
    return Map.of(
        "requestId", invoked.requestId(),
        "status", invoked.status(),
        "coldStart", invoked.coldStart(),
        "durationMs", invoked.durationMs(),
        "output", invoked.output());
  }

  private Map<String, Object> overview() {
    HealthSnapshot snapshot = takeSnapshot();
    return new Overview(snapshot, evaluateAlarms(snapshot), new ErrorCauses(search)).toMap();
  }

  /**
   * Returns {@code {invocations: […], end}}, the newest first. The parameters are {@code function},
   * {@code failed=true} for invocations that need attention, and {@code limit} (60).
   */
  private Map<String, Object> invocations(ConsoleQuery query) {
    LogIndex.Snapshot log = logIndex.refresh();
    String function = query.strippedText("function");
    boolean failedOnly = query.isTrue("failed");
    return Map.of(
        "invocations",
        log.invocations().reversed().stream()
            .filter(call -> function.isEmpty() || call.function().equals(function))
            .filter(call -> !failedOnly || call.status().kind().needsAttention())
            .limit(query.longInRange("limit", 1, LogQuery.MAX_LINES, 60))
            .map(JsonDocuments::ofInvocation)
            .toList(),
        "end",
        log.endOffset());
  }

  private Map<String, Object> lines(ConsoleQuery query) {
    LogIndex.Snapshot log = logIndex.refresh();
    LogQuery logQuery = query.toLogQuery();
    LineSearch.Result found =
        logQuery.photoId().isEmpty()
            ? search.find(log, logQuery)
            : search.findByPhoto(log, logQuery);
    return new LinesDocument(found, log.endOffset()).toMap();
  }

  /**
   * Returns the metrics of the last {@code minutes} (60), or of those before {@code to}, in 60 to
   * 120 steps.
   */
  private Map<String, Object> metrics(ConsoleQuery query) {
    long minutes = query.longInRange("minutes", 1, 10_080, 60);
    long step = Math.max(1, Math.ceilDiv(minutes, 120)) * (minutes < 30 ? 15_000 : 60_000);
    int steps = (int) Math.ceilDiv(minutes * 60_000, step);
    long to = query.instant("to").orElseGet(clock::instant).toEpochMilli();
    long end = Math.ceilDiv(to + 1, step) * step;
    return new Metrics(end - step * steps, step, steps).toMap(logIndex.refresh().invocations());
  }

  private HealthSnapshot takeSnapshot() {
    return HealthSnapshot.of(clock.instant(), startedAt, logIndex.refresh(), backend.queues());
  }

  private List<Alarm> evaluateAlarms(HealthSnapshot snapshot) {
    return Alarm.evaluateAll(template, alarmRules, snapshot);
  }

  private static ProblemException notFound() {
    return new ProblemException(
        ProblemCode.NOT_FOUND.toProblem("The console API has no such resource."));
  }
}
