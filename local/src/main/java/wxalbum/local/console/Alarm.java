package wxalbum.local.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An alarm of the template, as it would stand now.
 *
 * @param description what it tells, and what the operator does next; empty where no template is
 * @param watch what is seen of it; nothing where only the cloud can see it
 */
record Alarm(String name, String description, boolean fires, Optional<Seen> watch) {
  /** What is seen, and what it is held against. */
  record Seen(Watch.Reading reading, double threshold, boolean orEqual, String unit) {}

  /** All alarms of the template, and those that are watched without being in it. */
  static List<Alarm> all(AlarmTemplate template, List<Watch> watches, Moment moment) {
    List<Alarm> alarms = new ArrayList<>();
    for (Watch watch : watches) {
      alarms.add(of(watch, template.alarm(watch.name()), moment));
    }
    for (AlarmTemplate.Declared declared : template.alarms()) {
      if (watches.stream().noneMatch(watch -> watch.name().equals(declared.name()))) {
        alarms.add(new Alarm(declared.name(), declared.description(), false, Optional.empty()));
      }
    }
    return alarms;
  }

  /**
   * {@code {name, state, description}} and, unless the state is {@code not-watched}, {@code value,
   * threshold, unit, since, requestId}; the other states are {@code ok} and {@code fires}.
   */
  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", name);
    document.put("state", watch.isEmpty() ? "not-watched" : fires ? "fires" : "ok");
    Documents.put(document, "description", description);
    watch.ifPresent(
        seen -> {
          document.put("value", Math.round(seen.reading().value() * 10) / 10.0);
          document.put("threshold", seen.threshold());
          document.put("orEqual", seen.orEqual());
          document.put("unit", seen.unit());
          seen.reading().since().ifPresent(since -> document.put("since", since));
          Documents.put(document, "requestId", seen.reading().requestId());
        });
    return document;
  }

  private static Alarm of(Watch watch, Optional<AlarmTemplate.Declared> declared, Moment moment) {
    Watch.Reading reading = watch.reading().apply(moment);
    double threshold =
        declared.flatMap(AlarmTemplate.Declared::threshold).orElse(watch.threshold());
    boolean orEqual = declared.map(AlarmTemplate.Declared::orEqual).orElse(watch.orEqual());
    boolean fires = reading.value() > threshold || (orEqual && reading.value() == threshold);
    return new Alarm(
        watch.name(),
        declared.map(AlarmTemplate.Declared::description).orElse(""),
        fires,
        Optional.of(new Seen(reading, threshold, orEqual, watch.unit())));
  }
}
