package wxalbum.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.console.health.AlarmRule;
import wxalbum.console.health.AlarmTemplate;
import wxalbum.console.queries.SavedQuery;

/** The console and the deployment use the same names for queries and alarms. */
class DeploymentNamesTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final List<String> FUNCTIONS = List.of("login", "thumbnail");

  @Test
  void hasSavedQueriesOfTemplate() throws Exception {
    List<String> names =
        readQueries().findValuesAsText("Name").stream()
            .filter(name -> name.contains("/"))
            .map(name -> name.substring(name.indexOf('/') + 1))
            .toList();

    assertThat(Stream.of(SavedQuery.values()).map(SavedQuery::title))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void hasQueryParametersOfTemplate() throws Exception {
    List<String> parameters =
        readQueries().findValues("Parameters").stream()
            .map(parameter -> parameter.path(0).path("Name").asText())
            .toList();

    assertThat(
            Stream.of(SavedQuery.values())
                .map(SavedQuery::parameter)
                .filter(name -> !name.isEmpty()))
        .containsExactlyInAnyOrderElementsOf(parameters);
  }

  @Test
  void usesAlarmThresholdsOfTemplate() {
    AlarmTemplate template = AlarmTemplate.load(ROOT, FUNCTIONS);

    for (AlarmRule rule : AlarmRule.createAll(FUNCTIONS)) {
      AlarmTemplate.Declaration alarm = template.findAlarm(rule.name()).orElseThrow();
      assertThat(alarm.threshold()).as(rule.name()).contains(rule.threshold());
      assertThat(alarm.orEqual()).as(rule.name()).isEqualTo(rule.orEqual());
      assertThat(alarm.description()).as(rule.name()).contains("Next: ");
    }
  }

  @Test
  void listsAllAlarmsOfTemplate() {
    AlarmTemplate template = AlarmTemplate.load(ROOT, FUNCTIONS);

    assertThat(template.alarms())
        .extracting(AlarmTemplate.Declaration::name)
        .contains(
            "database-connections",
            "low-traffic",
            "sweep-not-running",
            "thumbnail-errors",
            "api-5xx")
        .noneMatch(name -> name.contains("<") || name.contains("$"));
  }

  private static JsonNode readQueries() throws IOException {
    return new YAMLMapper()
        .readTree(ROOT.resolve("functions/cloud/queries.yml").toFile())
        .path("Resources");
  }
}
