package wxalbum.local.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The current incidents, alarms and totals. */
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
   * Returns {@code {now, end, recent: {calls, errors, p50Ms, p95Ms}, queues: {waiting, inFlight,
   * deadLetters, oldest}, incidents: […], alarms: […]}}. {@code alarms} are those that would fire.
   *
   * <p>Each incident has {@code kind} (see {@link Ending.Kind}, or {@code dead-letters}), {@code
   * function, since, last}, {@code times} and {@code totalCalls} of the last five minutes, {@code
   * status, code, calledBy, requestId} (the latest), {@code photoId, cause} and {@code alarms:
   * [{name, fires, value, threshold, orEqual, unit}]}, the alarms that cover it.
   */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("now", moment.now());
    document.put("end", moment.log().end());
    document.put("recent", Tally.of(moment.recent()).document());
    document.put("queues", queues());
    List<Map<String, Object>> incidents = new ArrayList<>();
    moment.queues().stream()
        .filter(queue -> !queue.dead().isEmpty())
        .map(this::dead)
        .forEach(incidents::add);
    Trouble.all(moment).stream().map(this::trouble).forEach(incidents::add);
    document.put("incidents", incidents);
    document.put("alarms", alarms.stream().filter(Alarm::fires).map(Alarm::document).toList());
    return document;
  }

  private Map<String, Object> queues() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("waiting", moment.queues().stream().mapToInt(QueueState::waiting).sum());
    document.put("inFlight", moment.queues().stream().mapToInt(QueueState::inHand).sum());
    document.put(
        "deadLetters", moment.queues().stream().mapToInt(queue -> queue.dead().size()).sum());
    moment.queues().stream()
        .flatMap(queue -> queue.oldest().stream())
        .min(Comparator.naturalOrder())
        .ifPresent(oldest -> document.put("oldest", oldest));
    return document;
  }

  private Map<String, Object> trouble(Trouble incident) {
    Call last = incident.last();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", last.ending().kind().word());
    document.put("function", last.function());
    document.put("since", incident.first().line().time());
    document.put("last", last.line().time());
    document.put("times", incident.times());
    document.put("totalCalls", incident.ofCalls());
    document.put("status", last.ending().how());
    Documents.put(document, "code", last.ending().code());
    Documents.put(document, "calledBy", last.called());
    document.put("requestId", last.requestId());
    last.line().photoIds().stream().findFirst().ifPresent(id -> document.put("photoId", id));
    Documents.put(document, "cause", causes.of(last.requestId(), moment.log()));
    document.put(
        "alarms", incident.alarms(moment).stream().flatMap(name -> alarm(name).stream()).toList());
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
    document.put("status", "failed after " + queue.receives() + " tries");
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
