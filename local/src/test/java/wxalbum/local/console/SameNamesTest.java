package wxalbum.local.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the console shows and what the deployment has go by the same names. */
class SameNamesTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));
  private static final List<String> FUNCTIONS = List.of("login", "thumbnail");

  @Test
  void asksTheSavedQueriesOfTheTemplate() throws Exception {
    List<String> names =
        queries().findValuesAsText("Name").stream()
            .filter(name -> name.contains("/"))
            .map(name -> name.substring(name.indexOf('/') + 1))
            .toList();

    assertThat(Stream.of(SavedQuery.values()).map(SavedQuery::title))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void asksThemByTheSameParameters() throws Exception {
    List<String> parameters =
        queries().findValues("Parameters").stream()
            .map(some -> some.path(0).path("Name").asText())
            .toList();

    assertThat(
            Stream.of(SavedQuery.values()).map(SavedQuery::parameter).filter(it -> !it.isEmpty()))
        .containsExactlyInAnyOrderElementsOf(parameters);
  }

  @Test
  void watchesAlarmsThatTheTemplateDeclaresByItsThresholds() {
    AlarmTemplate template = AlarmTemplate.in(ROOT, FUNCTIONS);

    for (Watch watch : Watch.all(FUNCTIONS)) {
      AlarmTemplate.Declared alarm = template.alarm(watch.name()).orElseThrow();
      assertThat(alarm.threshold()).as(watch.name()).contains(watch.threshold());
      assertThat(alarm.orEqual()).as(watch.name()).isEqualTo(watch.orEqual());
      assertThat(alarm.description()).as(watch.name()).contains("Next: ");
    }
  }

  @Test
  void listsEveryAlarmOfTheTemplate() {
    AlarmTemplate template = AlarmTemplate.in(ROOT, FUNCTIONS);

    assertThat(template.alarms())
        .extracting(AlarmTemplate.Declared::name)
        .contains("database-connections", "traffic", "sweep-silent", "thumbnail-errors", "api-5xx")
        .noneMatch(name -> name.contains("<") || name.contains("$"));
  }

  private static JsonNode queries() throws IOException {
    return new YAMLMapper()
        .readTree(ROOT.resolve("functions/cloud/queries.yml").toFile())
        .path("Resources");
  }
}
