package wxalbum.local.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state that an alarm of the template would have now.
 *
 * @param description what the alarm means and what the operator does next; empty if no template
 *     declares it
 * @param watch the observed value; empty if only the cloud can observe it
 */
record Alarm(String name, String description, boolean fires, Optional<Seen> watch) {
  /** An observed value and the threshold that it is compared with. */
  record Seen(Watch.Reading reading, double threshold, boolean orEqual, String unit) {}

  /**
   * Evaluates all alarms of the template, and the watched alarms that the template does not
   * declare.
   */
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
   * Returns {@code {name, state, description}} with the state {@code ok}, {@code fires} or {@code
   * not-watched}. Watched alarms also have {@code value, threshold, orEqual, unit, since,
   * requestId}.
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
