package wxalbum.local.console;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wxalbum.http.Answer;
import wxalbum.http.Code;
import wxalbum.http.Refusal;

/**
 * The JSON API of the console, for its page and for scripts. It has {@code GET functions}, {@code
 * invocations}, {@code lines}, {@code metrics}, {@code overview}, {@code timeline}, {@code alarms},
 * {@code queues}, {@code queries} and {@code events}. It also has {@code POST
 * queues/{name}/redrive} and {@code POST functions/{name}/invoke}. The class that creates a
 * document describes its members.
 */
public final class Console {
  /** The time limit of one search. */
  private static final Duration SEARCH = Duration.ofSeconds(1);

  /** How much of an existing log file is read at the start, in bytes. */
  private static final long MOST = 128L << 20;

  private static final Pattern POST =
      Pattern.compile("(functions|queues)/([^/]+)/(invoke|redrive)");

  private final Operated run;
  private final Journal journal;
  private final LineSearch search;
  private final AlarmTemplate template;
  private final SampleEvents events;
  private final List<Watch> watches;
  private final Instant begun;
  private final Clock clock;

  /**
   * Creates a console for a run that has started or is starting.
   *
   * @param functions the names of the functions
   * @param root the folder of the project, which contains the sample events and the alarms of the
   *     template
   * @param log the log file of all functions
   */
  public Console(Operated run, List<String> functions, Path root, Path log, Clock clock) {
    LogFile file = new LogFile(log, MOST);
    this.run = run;
    this.journal = new Journal(file);
    this.search = new LineSearch(file, SEARCH);
    this.template = AlarmTemplate.in(root, functions);
    this.events = new SampleEvents(root.resolve("events"));
    this.watches = Watch.all(functions);
    this.begun = clock.instant();
    this.clock = clock;
  }

  /** Reads the existing log, so that the first request does not wait for it. */
  public void readLog() {
    var _ = journal.look();
  }

  /**
   * Returns the response to a request. Invalid requests get a problem.
   *
   * @param path the path below the API, without a leading slash
   * @param query the percent-encoded query; empty if absent
   * @param id the request id for the problem
   */
  public Answer answer(String method, String path, String query, byte[] body, String id) {
    try {
      return switch (method) {
        case "GET", "HEAD" -> Answer.ok(read(path, new Asked(query)));
        case "POST" -> Answer.ok(act(path, body));
        default -> throw nothing();
      };
    } catch (Refusal refusal) {
      return refusal.problem().answer(id);
    }
  }

  private Map<String, Object> read(String path, Asked query) {
    return switch (path) {
      case "overview" -> overview();
      case "functions" -> new Functions(run.functions(), moment()).document();
      case "invocations" -> invocations(query);
      case "lines" -> lines(query);
      case "timeline" -> Story.of(query.word("photoId"), journal.look()).document();
      case "metrics" -> metrics(query);
      case "alarms" -> Map.of("alarms", alarms(moment()).stream().map(Alarm::document).toList());
      case "queues" -> Queues.document(run.queues());
      case "queries" ->
          query.text("name").isEmpty()
              ? Queries.names()
              : new Queries(search, journal.look(), run.functions()).document(query);
      case "events" -> events.document();
      default -> throw nothing();
    };
  }

  private Map<String, Object> act(String path, byte[] body) {
    Matcher matcher = POST.matcher(path);
    if (!matcher.matches()) {
      throw nothing();
    }
    String name = matcher.group(2);
    return switch (matcher.group(1) + " " + matcher.group(3)) {
      case "queues redrive" ->
          Map.of("redriven", run.redrive(name, Queues.wanted(body)).orElseThrow(Console::nothing));
      case "functions invoke" -> invoke(name, body);
      default -> throw nothing();
    };
  }

  /** Returns {@code {requestId, status, coldStart, durationMs, output}}. */
  private Map<String, Object> invoke(String function, byte[] event) {
    Invoked invoked = run.invoke(function, event).orElseThrow(Console::nothing);
    return Map.of(
        "requestId", invoked.requestId(),
        "status", invoked.ending(),
        "coldStart", invoked.cold(),
        "durationMs", invoked.durationMs(),
        "output", invoked.output());
  }

  private Map<String, Object> overview() {
    Moment moment = moment();
    return new Overview(moment, alarms(moment), new Causes(search)).document();
  }

  /**
   * Returns {@code {invocations: […], end}}, the newest first. The parameters are {@code function},
   * {@code failed=true} for invocations that need attention, and {@code limit} (60).
   */
  private Map<String, Object> invocations(Asked query) {
    Journal.View log = journal.look();
    String function = query.word("function");
    boolean failedOnly = query.isTrue("failed");
    return Map.of(
        "invocations",
        log.calls().reversed().stream()
            .filter(call -> function.isEmpty() || call.function().equals(function))
            .filter(call -> !failedOnly || call.ending().kind().isWrong())
            .limit(query.number("limit", 1, Wanted.MOST, 60))
            .map(Documents::of)
            .toList(),
        "end",
        log.end());
  }

  private Map<String, Object> lines(Asked query) {
    Journal.View log = journal.look();
    Wanted wanted = query.wanted();
    LineSearch.Found found =
        wanted.photoId().isEmpty() ? search.find(log, wanted) : search.ofPhoto(log, wanted);
    return new Lines(found, log.end()).document();
  }

  /**
   * Returns the metrics of the last {@code minutes} (60), or of those before {@code to}, in 60 to
   * 120 steps.
   */
  private Map<String, Object> metrics(Asked query) {
    long minutes = query.number("minutes", 1, 10_080, 60);
    long step = Math.max(1, Math.ceilDiv(minutes, 120)) * (minutes < 30 ? 15_000 : 60_000);
    int steps = (int) Math.ceilDiv(minutes * 60_000, step);
    long to = query.moment("to").orElseGet(clock::instant).toEpochMilli();
    long end = Math.ceilDiv(to + 1, step) * step;
    return new Metrics(end - step * steps, step, steps).document(journal.look().calls());
  }

  private Moment moment() {
    return Moment.of(clock.instant(), begun, journal.look(), run.queues());
  }

  private List<Alarm> alarms(Moment moment) {
    return Alarm.all(template, watches, moment);
  }

  private static Refusal nothing() {
    return new Refusal(Code.NOT_FOUND.because("The console API has no such resource."));
  }
}
