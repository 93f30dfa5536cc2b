package wxalbum.console.health;

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
 * The alarms that the deployment template declares. The console uses the same names. Missing files
 * and resources of other types are ignored.
 */
public final class AlarmTemplate {
  private static final List<String> FILES =
      List.of(
          "functions/cloud/alarms.yml",
          "functions/cloud/album-alarms.yml",
          "functions/cloud/infrastructure-alarms.yml",
          "functions/cloud/function-alarms.yml");

  /** The placeholder for the name of each function in the last file. */
  private static final String FUNCTION_PLACEHOLDER = "<function>";

  private final Map<String, Declaration> alarms = new LinkedHashMap<>();

  /**
   * A declared alarm.
   *
   * @param name the name without the prefix of service and stage
   * @param description what the alarm means and what the operator does next
   * @param threshold the threshold; empty if the alarm has no fixed one
   * @param orEqual whether the alarm fires if its value equals the threshold
   */
  public record Declaration(
      String name, String description, Optional<Double> threshold, boolean orEqual) {}

  private AlarmTemplate() {}

  /** Reads the alarms of a project. Alarms with the placeholder are repeated for each function. */
  public static AlarmTemplate load(Path root, List<String> functions) {
    AlarmTemplate template = new AlarmTemplate();
    for (String file : FILES) {
      for (JsonNode resource : read(root.resolve(file)).path("Resources")) {
        if (resource.path("Type").asText().equals("AWS::CloudWatch::Alarm")) {
          template.add(parseAlarm(resource.path("Properties")), functions);
        }
      }
    }
    return template;
  }

  /** Returns all alarms in the order of the files. */
  public List<Declaration> alarms() {
    return List.copyOf(alarms.values());
  }

  public Optional<Declaration> findAlarm(String name) {
    return Optional.ofNullable(alarms.get(name));
  }

  private void add(Declaration alarm, List<String> functions) {
    if (!alarm.name().contains(FUNCTION_PLACEHOLDER)) {
      alarms.put(alarm.name(), alarm);
      return;
    }
    for (String function : functions) {
      String name = alarm.name().replace(FUNCTION_PLACEHOLDER, function);
      String description = alarm.description().replace(FUNCTION_PLACEHOLDER, function);
      alarms.put(name, new Declaration(name, description, alarm.threshold(), alarm.orEqual()));
    }
  }

  private static Declaration parseAlarm(JsonNode properties) {
    JsonNode threshold = properties.path("Threshold");
    return new Declaration(
        textOf(properties.path("AlarmName")).replaceFirst("^.*}-", ""),
        textOf(properties.path("AlarmDescription")).strip(),
        threshold.isNumber() ? Optional.of(threshold.asDouble()) : Optional.empty(),
        properties.path("ComparisonOperator").asText().contains("OrEqual"));
  }

  private static String textOf(JsonNode value) {
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
