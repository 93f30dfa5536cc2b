package wxalbum.console.health;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wxalbum.console.log.JsonDocuments;

/**
 * The state that an alarm of the template would have now.
 *
 * @param description what the alarm means and what the operator does next; empty if no template
 *     declares it
 * @param observation the observed value; empty if only the cloud can observe it
 */
public record Alarm(
    String name, String description, boolean isFiring, Optional<Observation> observation) {
  /** An observed value and the threshold that it is compared with. */
  record Observation(
      AlarmRule.Measurement measurement, double threshold, boolean orEqual, String unit) {}

  /**
   * Evaluates all alarms of the template, and the watched alarms that the template does not
   * declare.
   */
  public static List<Alarm> evaluateAll(
      AlarmTemplate template, List<AlarmRule> rules, HealthSnapshot snapshot) {
    List<Alarm> alarms = new ArrayList<>();
    for (AlarmRule rule : rules) {
      alarms.add(evaluate(rule, template.findAlarm(rule.name()), snapshot));
    }
    for (AlarmTemplate.Declaration declared : template.alarms()) {
      if (rules.stream().noneMatch(rule -> rule.name().equals(declared.name()))) {
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
  public Map<String, Object> toMap() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", name);
    document.put("state", observation.isEmpty() ? "not-watched" : isFiring ? "fires" : "ok");
    JsonDocuments.putIfNotEmpty(document, "description", description);
    observation.ifPresent(
        seen -> {
          document.put("value", Math.round(seen.measurement().value() * 10) / 10.0);
          document.put("threshold", seen.threshold());
          document.put("orEqual", seen.orEqual());
          document.put("unit", seen.unit());
          seen.measurement().since().ifPresent(since -> document.put("since", since));
          JsonDocuments.putIfNotEmpty(document, "requestId", seen.measurement().requestId());
        });
    return document;
  }

  private static Alarm evaluate(
      AlarmRule rule, Optional<AlarmTemplate.Declaration> declared, HealthSnapshot snapshot) {
    AlarmRule.Measurement reading = rule.measure().apply(snapshot);
    double threshold =
        declared.flatMap(AlarmTemplate.Declaration::threshold).orElse(rule.threshold());
    boolean orEqual = declared.map(AlarmTemplate.Declaration::orEqual).orElse(rule.orEqual());
    boolean fires = reading.value() > threshold || (orEqual && reading.value() == threshold);
    return new Alarm(
        rule.name(),
        declared.map(AlarmTemplate.Declaration::description).orElse(""),
        fires,
        Optional.of(new Observation(reading, threshold, orEqual, rule.unit())));
  }
}
