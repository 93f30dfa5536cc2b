package wxalbum.console.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wxalbum.console.backend.DeadLetter;
import wxalbum.console.backend.QueueState;
import wxalbum.console.log.InvocationRecord;
import wxalbum.console.log.InvocationStatus;
import wxalbum.console.log.JsonDocuments;
import wxalbum.console.metrics.InvocationStats;

/** The current incidents, alarms and totals. */
public final class Overview {
  private final HealthSnapshot snapshot;
  private final List<Alarm> alarms;
  private final ErrorCauses causes;

  public Overview(HealthSnapshot snapshot, List<Alarm> alarms, ErrorCauses causes) {
    this.snapshot = snapshot;
    this.alarms = alarms;
    this.causes = causes;
  }

  /**
   * Returns {@code {now, end, recent: {calls, errors, p50Ms, p95Ms}, queues: {waiting, inFlight,
   * deadLetters, oldest}, incidents: […], alarms: […]}}. {@code alarms} are those that would fire.
   *
   * <p>Each incident has {@code kind} (see {@link InvocationStatus.Kind}, or {@code dead-letters}),
   * {@code function, since, last}, {@code times} and {@code totalCalls} of the last five minutes,
   * {@code status, code, calledBy, requestId} (the latest), {@code photoId, cause} and {@code
   * alarms: [{name, fires, value, threshold, orEqual, unit}]}, the alarms that cover it.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("now", snapshot.now());
    document.put("end", snapshot.log().endOffset());
    document.put("recent", InvocationStats.of(snapshot.recent()).toMap());
    document.put("queues", queueTotals());
    List<Map<String, Object>> incidents = new ArrayList<>();
    snapshot.queues().stream()
        .filter(queue -> !queue.deadLetters().isEmpty())
        .map(this::deadLettersMap)
        .forEach(incidents::add);
    Incident.findAll(snapshot).stream().map(this::incidentMap).forEach(incidents::add);
    document.put("incidents", incidents);
    document.put("alarms", alarms.stream().filter(Alarm::isFiring).map(Alarm::toMap).toList());
    return document;
  }

  private Map<String, Object> queueTotals() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("waiting", snapshot.queues().stream().mapToInt(QueueState::waiting).sum());
    document.put("inFlight", snapshot.queues().stream().mapToInt(QueueState::inFlight).sum());
    document.put(
        "deadLetters",
        snapshot.queues().stream().mapToInt(queue -> queue.deadLetters().size()).sum());
    snapshot.queues().stream()
        .flatMap(queue -> queue.oldestSentAt().stream())
        .min(Comparator.naturalOrder())
        .ifPresent(oldest -> document.put("oldest", oldest));
    return document;
  }

  private Map<String, Object> incidentMap(Incident incident) {
    InvocationRecord last = incident.last();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", last.status().kind().jsonName());
    document.put("function", last.function());
    document.put("since", incident.first().line().timestamp());
    document.put("last", last.line().timestamp());
    document.put("times", incident.times());
    document.put("totalCalls", incident.totalCalls());
    document.put("status", last.status().text());
    JsonDocuments.putIfNotEmpty(document, "code", last.status().code());
    JsonDocuments.putIfNotEmpty(document, "calledBy", last.calledBy());
    document.put("requestId", last.requestId());
    last.line().photoIds().stream().findFirst().ifPresent(id -> document.put("photoId", id));
    JsonDocuments.putIfNotEmpty(document, "cause", causes.find(last.requestId(), snapshot.log()));
    document.put(
        "alarms",
        incident.alarmNames(snapshot).stream().flatMap(name -> alarmMap(name).stream()).toList());
    return document;
  }

  private Map<String, Object> deadLettersMap(QueueState queue) {
    DeadLetter oldest = queue.deadLetters().getFirst();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", "dead-letters");
    document.put("function", queue.function());
    document.put("queue", queue.name());
    document.put("since", oldest.sentAt());
    document.put("times", queue.deadLetters().size());
    document.put("status", "failed after " + queue.maxReceives() + " tries");
    oldest.photoId().ifPresent(id -> document.put("photoId", id));
    document.put("alarms", alarmMap("dead-letters").stream().toList());
    return document;
  }

  private Optional<Map<String, Object>> alarmMap(String name) {
    return alarms.stream()
        .filter(alarm -> alarm.name().equals(name))
        .findFirst()
        .map(
            alarm -> {
              Map<String, Object> document = new LinkedHashMap<>(alarm.toMap());
              document.put("fires", alarm.isFiring());
              document
                  .keySet()
                  .retainAll(List.of("name", "fires", "value", "threshold", "orEqual", "unit"));
              return document;
            });
  }
}
