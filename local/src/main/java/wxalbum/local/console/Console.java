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
 * The console's JSON API, for the page and for scripts: {@code GET functions}, {@code invocations},
 * {@code lines}, {@code metrics}, {@code overview}, {@code story}, {@code alarms}, {@code queues},
 * {@code queries} and {@code events}; {@code POST queues/{name}/redrive} and {@code
 * functions/{name}/invoke}. Each class that makes a document says what is in it.
 */
public final class Console {
  /** What one search may take. */
  private static final Duration SEARCH = Duration.ofSeconds(1);

  /** How much of a log that is there already is read, in bytes. */
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
   * A console of what runs now, or soon.
   *
   * @param functions their names
   * @param root folder of the project, with the sample events and the template's alarms
   * @param log the file that all functions write to
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

  /** Takes in what the log holds so far, so that the first answer need not wait for that. */
  public void readLog() {
    var _ = journal.look();
  }

  /**
   * Answers a request; what it cannot answer becomes a problem.
   *
   * @param path below the API, without a slash before it
   * @param query percent-encoded; empty where there is none
   * @param id of the request, for the problem
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

  private Map<String, Object> read(String path, Asked asked) {
    return switch (path) {
      case "overview" -> overview();
      case "functions" -> new Functions(run.functions(), moment()).document();
      case "invocations" -> invocations(asked);
      case "lines" -> lines(asked);
      case "story" -> Story.of(asked.word("photoId"), journal.look()).document();
      case "metrics" -> metrics(asked);
      case "alarms" -> Map.of("alarms", alarms(moment()).stream().map(Alarm::document).toList());
      case "queues" -> Queues.document(run.queues());
      case "queries" ->
          asked.text("name").isEmpty()
              ? Queries.names()
              : new Queries(search, journal.look(), run.functions()).document(asked);
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

  /** {@code {requestId, ending, coldStart, durationMs, output}}. */
  private Map<String, Object> invoke(String function, byte[] event) {
    Invoked invoked = run.invoke(function, event).orElseThrow(Console::nothing);
    return Map.of(
        "requestId", invoked.requestId(),
        "ending", invoked.ending(),
        "coldStart", invoked.cold(),
        "durationMs", invoked.durationMs(),
        "output", invoked.output());
  }

  private Map<String, Object> overview() {
    Moment moment = moment();
    return new Overview(moment, alarms(moment), new Causes(search)).document();
  }

  /**
   * {@code {invocations: […], end}}, the newest first: of a {@code function}, with {@code
   * wrong=true} only those that went wrong, 60 unless {@code limit} says otherwise.
   */
  private Map<String, Object> invocations(Asked asked) {
    Journal.View log = journal.look();
    String function = asked.word("function");
    boolean wrong = asked.isTrue("wrong");
    return Map.of(
        "invocations",
        log.calls().reversed().stream()
            .filter(call -> function.isEmpty() || call.function().equals(function))
            .filter(call -> !wrong || call.ending().kind().isWrong())
            .limit(asked.number("limit", 1, Wanted.MOST, 60))
            .map(Documents::of)
            .toList(),
        "end",
        log.end());
  }

  private Map<String, Object> lines(Asked asked) {
    Journal.View log = journal.look();
    Wanted wanted = asked.wanted();
    LineSearch.Found found =
        wanted.photoId().isEmpty() ? search.find(log, wanted) : search.ofPhoto(log, wanted);
    return new Lines(found, log.end()).document();
  }

  /** The last {@code minutes}, 60 unless told, or those before {@code to}, in 60 to 120 steps. */
  private Map<String, Object> metrics(Asked asked) {
    long minutes = asked.number("minutes", 1, 10_080, 60);
    long step = Math.max(1, Math.ceilDiv(minutes, 120)) * (minutes < 30 ? 15_000 : 60_000);
    int steps = (int) Math.ceilDiv(minutes * 60_000, step);
    long to = asked.moment("to").orElseGet(clock::instant).toEpochMilli();
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
    return new Refusal(Code.NOT_FOUND.because("The console has nothing at this path."));
  }
}
