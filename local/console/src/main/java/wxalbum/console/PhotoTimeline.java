package wxalbum.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import wxalbum.console.log.InvocationRecord;
import wxalbum.console.log.JsonDocuments;
import wxalbum.console.log.LogIndex;
import wxalbum.console.log.LogLine;

/** The timeline of one photo, from its upload form to its renditions. */
final class PhotoTimeline {
  private final String photoId;
  private final List<Stage> stages = new ArrayList<>();

  private PhotoTimeline(String photoId) {
    this.photoId = photoId;
  }

  /** A stage of the timeline. {@code more} are further members of its document. */
  private record Stage(String name, long atMillis, Map<String, Object> extraMembers) {}

  /** Creates the timeline of a photo from the log. */
  static PhotoTimeline of(String photoId, LogIndex.Snapshot log) {
    PhotoTimeline timeline = new PhotoTimeline(photoId);
    List<InvocationRecord> ofPhoto =
        log.invocations().stream()
            .filter(call -> call.line().photoIds().contains(photoId))
            .toList();
    Set<String> uploads =
        ofPhoto.stream().map(InvocationRecord::uploadRequestId).collect(Collectors.toSet());
    for (InvocationRecord call : log.invocations()) {
      boolean namesPhoto = call.line().photoIds().contains(photoId);
      if (uploads.contains(call.requestId()) || (namesPhoto && call.issuedForms() > 0)) {
        timeline.addStage("form-issued", call.endMillis(), JsonDocuments.ofInvocation(call));
      }
    }
    ofPhoto.stream().filter(call -> !call.http()).forEach(timeline::addAttempt);
    log.lines().stream()
        .filter(line -> line.photoIds().contains(photoId))
        .forEach(timeline::addLogEvent);
    timeline.stages.sort(Comparator.comparingLong(Stage::atMillis));
    return timeline;
  }

  /**
   * Returns {@code {photoId, stages: [{name, at, sincePreviousMs, …}], totalMs}}. Stages are {@code
   * form-issued, arrival, attempt}, the status of the attempt ({@code ready, failed, error, …}),
   * {@code dead-letter} and {@code redrive}. The stage {@code form-issued} and the end of an
   * attempt have the members of their invocation.
   */
  Map<String, Object> toMap() {
    List<Map<String, Object>> documents = new ArrayList<>();
    long previous = stages.isEmpty() ? 0 : stages.getFirst().atMillis();
    for (Stage stage : stages) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", stage.name());
      entry.putAll(stage.extraMembers());
      entry.put("at", JsonDocuments.toInstant(stage.atMillis()));
      entry.put("sincePreviousMs", stage.atMillis() - previous);
      documents.add(entry);
      previous = stage.atMillis();
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("photoId", photoId);
    document.put("stages", documents);
    document.put("totalMs", stages.isEmpty() ? 0 : previous - stages.getFirst().atMillis());
    return document;
  }

  private void addAttempt(InvocationRecord call) {
    long start = call.endMillis() - Math.round(call.durationMs());
    // No line in the cloud records the arrival, but this metric is measured from it.
    call.samples().stream()
        .filter(measure -> measure.name().equals("UploadToReady"))
        .findFirst()
        .ifPresent(
            metric ->
                addStage(
                    "arrival",
                    call.endMillis() - metric.values().getFirst().longValue(),
                    Map.of()));
    addStage("attempt", start, Map.of("function", call.function(), "requestId", call.requestId()));
    addStage(call.status().text(), call.endMillis(), JsonDocuments.ofInvocation(call));
  }

  private void addLogEvent(LogLine line) {
    switch (line.event()) {
      case "arrival" -> {
        stages.removeIf(stage -> stage.name().equals("arrival"));
        addStage("arrival", line.timestampMillis(), Map.of());
      }
      case "dead-letter", "redrive" -> addStage(line.event(), line.timestampMillis(), Map.of());
      default -> {}
    }
  }

  private void addStage(String name, long at, Map<String, Object> more) {
    stages.add(new Stage(name, at, more));
  }
}
