package wxalbum.local.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong now, at one look. */
final class Overview {
  private final Moment moment;
  private final List<Alarm> alarms;
  private final Causes causes;

  Overview(Moment moment, List<Alarm> alarms, Causes causes) {
    this.moment = moment;
    this.alarms = alarms;
    this.causes = causes;
  }

  /**
   * {@code {now, end, recent: {calls, errors, p50Ms, p95Ms}, queues: {waiting, inHand, dead,
   * oldest}, wrong: […], alarms: […]}}. The alarms are those that would fire. Each thing that is
   * wrong has {@code kind} (see {@link Ending.Kind}, or {@code dead-letters}), {@code function,
   * since, last, times} of the last five minutes, {@code ofCalls, how, code, called, requestId}
   * (the latest), {@code photoId, cause} and {@code alarms: [{name, fires, value, threshold,
   * orEqual, unit}]}: those that watch for it.
   */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("now", moment.now());
    document.put("end", moment.log().end());
    document.put("recent", Tally.of(moment.recent()).document());
    document.put("queues", queues());
    List<Map<String, Object>> wrong = new ArrayList<>();
    moment.queues().stream().filter(it -> !it.dead().isEmpty()).map(this::dead).forEach(wrong::add);
    Trouble.all(moment).stream().map(this::trouble).forEach(wrong::add);
    document.put("wrong", wrong);
    document.put("alarms", alarms.stream().filter(Alarm::fires).map(Alarm::document).toList());
    return document;
  }

  private Map<String, Object> queues() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("waiting", moment.queues().stream().mapToInt(QueueState::waiting).sum());
    document.put("inHand", moment.queues().stream().mapToInt(QueueState::inHand).sum());
    document.put("dead", moment.queues().stream().mapToInt(it -> it.dead().size()).sum());
    moment.queues().stream()
        .flatMap(queue -> queue.oldest().stream())
        .min(Comparator.naturalOrder())
        .ifPresent(oldest -> document.put("oldest", oldest));
    return document;
  }

  private Map<String, Object> trouble(Trouble trouble) {
    Call last = trouble.last();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", last.ending().kind().word());
    document.put("function", last.function());
    document.put("since", trouble.first().line().time());
    document.put("last", last.line().time());
    document.put("times", trouble.times());
    document.put("ofCalls", trouble.ofCalls());
    document.put("how", last.ending().how());
    Documents.put(document, "code", last.ending().code());
    Documents.put(document, "called", last.called());
    document.put("requestId", last.requestId());
    last.line().photoIds().stream().findFirst().ifPresent(id -> document.put("photoId", id));
    Documents.put(document, "cause", causes.of(last.requestId(), moment.log()));
    document.put(
        "alarms", trouble.alarms(moment).stream().flatMap(it -> alarm(it).stream()).toList());
    return document;
  }

  private Map<String, Object> dead(QueueState queue) {
    DeadLetter oldest = queue.dead().getFirst();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", "dead-letters");
    document.put("function", queue.function());
    document.put("queue", queue.name());
    document.put("since", oldest.sent());
    document.put("times", queue.dead().size());
    document.put("how", "given up after " + queue.receives() + " tries");
    oldest.photoId().ifPresent(id -> document.put("photoId", id));
    document.put("alarms", alarm("dead-letters").stream().toList());
    return document;
  }

  private Optional<Map<String, Object>> alarm(String name) {
    return alarms.stream()
        .filter(alarm -> alarm.name().equals(name))
        .findFirst()
        .map(
            alarm -> {
              Map<String, Object> document = new LinkedHashMap<>(alarm.document());
              document.put("fires", alarm.fires());
              document
                  .keySet()
                  .retainAll(List.of("name", "fires", "value", "threshold", "orEqual", "unit"));
              return document;
            });
  }
}
