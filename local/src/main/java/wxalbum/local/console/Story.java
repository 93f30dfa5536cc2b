package wxalbum.local.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One photo's life, from the ticket that promised it to the renditions that show it. */
final class Story {
  private final String photoId;
  private final List<Stage> stages = new ArrayList<>();

  private Story(String photoId) {
    this.photoId = photoId;
  }

  /** A point in it; {@code more} is what a document tells of it besides. */
  private record Stage(String name, long at, Map<String, Object> more) {}

  /** What the log knows of a photo. */
  static Story of(String photoId, Journal.View log) {
    Story story = new Story(photoId);
    List<Call> about =
        log.calls().stream().filter(it -> it.line().photoIds().contains(photoId)).toList();
    Set<String> uploads = about.stream().map(Call::uploadRequestId).collect(Collectors.toSet());
    for (Call call : log.calls()) {
      boolean named = call.line().photoIds().contains(photoId);
      if (uploads.contains(call.requestId()) || (named && call.asked() > 0)) {
        story.add("ticket", call.at(), Documents.of(call));
      }
    }
    about.stream().filter(call -> !call.http()).forEach(story::tried);
    log.lines().stream().filter(it -> it.photoIds().contains(photoId)).forEach(story::told);
    story.stages.sort(Comparator.comparingLong(Stage::at));
    return story;
  }

  /**
   * {@code {photoId, stages: [{name, at, sincePreviousMs, …}], totalMs}}: names are {@code ticket,
   * arrival, attempt} and how that ended ({@code ready, failed, error, …}), {@code dead-letter} and
   * {@code redrive}; a ticket and the end of an attempt have the fields of their invocation.
   */
  Map<String, Object> document() {
    List<Map<String, Object>> told = new ArrayList<>();
    long before = stages.isEmpty() ? 0 : stages.getFirst().at();
    for (Stage stage : stages) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", stage.name());
      one.putAll(stage.more());
      one.put("at", Documents.moment(stage.at()));
      one.put("sincePreviousMs", stage.at() - before);
      told.add(one);
      before = stage.at();
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("photoId", photoId);
    document.put("stages", told);
    document.put("totalMs", stages.isEmpty() ? 0 : before - stages.getFirst().at());
    return document;
  }

  private void tried(Call call) {
    long begin = call.at() - Math.round(call.durationMs());
    // In the cloud no line tells of the arrival, but the metric counts from it.
    call.measures().stream()
        .filter(measure -> measure.name().equals("UploadToReady"))
        .findFirst()
        .ifPresent(it -> add("arrival", call.at() - it.values().getFirst().longValue(), Map.of()));
    add("attempt", begin, Map.of("function", call.function(), "requestId", call.requestId()));
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
