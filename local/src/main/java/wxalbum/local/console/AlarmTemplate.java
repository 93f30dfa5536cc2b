package wxalbum.local.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The alarms of the deployment's template, which the console calls by the same names. Files that
 * are not there and resources of other shapes are passed over.
 */
final class AlarmTemplate {
  private static final List<String> FILES =
      List.of("functions/cloud/alarms.yml", "functions/cloud/function-alarms.yml");

  /** Stands in the second file for the name of each function. */
  private static final String EACH = "<function>";

  private final Map<String, Declared> alarms = new LinkedHashMap<>();

  /**
   * An alarm as it is declared.
   *
   * @param name without what the service and the stage put before it
   * @param description what it tells, and what the operator does next
   * @param threshold that its value is compared to; nothing where it has none of its own
   * @param orEqual whether it fires at the threshold already
   */
  record Declared(String name, String description, Optional<Double> threshold, boolean orEqual) {}

  private AlarmTemplate() {}

  /** Reads the alarms of a project, with one for each of these functions where they have such. */
  static AlarmTemplate in(Path root, List<String> functions) {
    AlarmTemplate template = new AlarmTemplate();
    for (String file : FILES) {
      for (JsonNode resource : read(root.resolve(file)).path("Resources")) {
        if (resource.path("Type").asText().equals("AWS::CloudWatch::Alarm")) {
          template.add(declared(resource.path("Properties")), functions);
        }
      }
    }
    return template;
  }

  /** All of them, in the order of the files. */
  List<Declared> alarms() {
    return List.copyOf(alarms.values());
  }

  Optional<Declared> alarm(String name) {
    return Optional.ofNullable(alarms.get(name));
  }

  private void add(Declared alarm, List<String> functions) {
    if (!alarm.name().contains(EACH)) {
      alarms.put(alarm.name(), alarm);
      return;
    }
    for (String function : functions) {
      String name = alarm.name().replace(EACH, function);
      String description = alarm.description().replace(EACH, function);
      alarms.put(name, new Declared(name, description, alarm.threshold(), alarm.orEqual()));
    }
  }

  private static Declared declared(JsonNode properties) {
    JsonNode threshold = properties.path("Threshold");
    return new Declared(
        text(properties.path("AlarmName")).replaceFirst("^.*}-", ""),
        text(properties.path("AlarmDescription")).strip(),
        threshold.isNumber() ? Optional.of(threshold.asDouble()) : Optional.empty(),
        properties.path("ComparisonOperator").asText().contains("OrEqual"));
  }

  private static String text(JsonNode value) {
    return value.isObject() ? value.path("Fn::Sub").asText() : value.asText();
  }

  private static JsonNode read(Path file) {
    try {
      return new YAMLMapper().readTree(Files.exists(file) ? Files.readString(file) : "{}");
    } catch (IOException e) {
      return new YAMLMapper().createObjectNode();
    }
  }
}
