package wxalbum.local.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The timeline of one photo, from its upload form to its renditions. */
final class Story {
  private final String photoId;
  private final List<Stage> stages = new ArrayList<>();

  private Story(String photoId) {
    this.photoId = photoId;
  }

  /** A stage of the timeline. {@code more} are further members of its document. */
  private record Stage(String name, long at, Map<String, Object> more) {}

  /** Creates the timeline of a photo from the log. */
  static Story of(String photoId, Journal.View log) {
    Story timeline = new Story(photoId);
    List<Call> ofPhoto =
        log.calls().stream().filter(call -> call.line().photoIds().contains(photoId)).toList();
    Set<String> uploads = ofPhoto.stream().map(Call::uploadRequestId).collect(Collectors.toSet());
    for (Call call : log.calls()) {
      boolean namesPhoto = call.line().photoIds().contains(photoId);
      if (uploads.contains(call.requestId()) || (namesPhoto && call.asked() > 0)) {
        timeline.add("form-issued", call.at(), Documents.of(call));
      }
    }
    ofPhoto.stream().filter(call -> !call.http()).forEach(timeline::tried);
    log.lines().stream().filter(line -> line.photoIds().contains(photoId)).forEach(timeline::told);
    timeline.stages.sort(Comparator.comparingLong(Stage::at));
    return timeline;
  }

  /**
   * Returns {@code {photoId, stages: [{name, at, sincePreviousMs, …}], totalMs}}. Stages are {@code
   * form-issued, arrival, attempt}, the status of the attempt ({@code ready, failed, error, …}),
   * {@code dead-letter} and {@code redrive}. The stage {@code form-issued} and the end of an
   * attempt have the members of their invocation.
   */
  Map<String, Object> document() {
    List<Map<String, Object>> documents = new ArrayList<>();
    long previous = stages.isEmpty() ? 0 : stages.getFirst().at();
    for (Stage stage : stages) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", stage.name());
      entry.putAll(stage.more());
      entry.put("at", Documents.moment(stage.at()));
      entry.put("sincePreviousMs", stage.at() - previous);
      documents.add(entry);
      previous = stage.at();
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("photoId", photoId);
    document.put("stages", documents);
    document.put("totalMs", stages.isEmpty() ? 0 : previous - stages.getFirst().at());
    return document;
  }

  private void tried(Call call) {
    long start = call.at() - Math.round(call.durationMs());
    // No line in the cloud records the arrival, but this metric is measured from it.
    call.measures().stream()
        .filter(measure -> measure.name().equals("UploadToReady"))
        .findFirst()
        .ifPresent(
            metric ->
                add("arrival", call.at() - metric.values().getFirst().longValue(), Map.of()));
    add("attempt", start, Map.of("function", call.function(), "requestId", call.requestId()));
    add(call.ending().how(), call.at(), Documents.of(call));
  }

  private void told(LogLine line) {
    switch (line.event()) {
      case "arrival" -> {
        stages.removeIf(stage -> stage.name().equals("arrival"));
        add("arrival", line.at(), Map.of());
      }
      case "dead-letter", "redrive" -> add(line.event(), line.at(), Map.of());
      default -> {}
    }
  }

  private void add(String name, long at, Map<String, Object> more) {
    stages.add(new Stage(name, at, more));
  }
}
