package wxalbum.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import wxalbum.testkit.OpenApiContract;

class ApiRoutesTest {
  @Test
  void routesEqualThoseOfContract() {
    assertThat(ApiRoutes.ALL).containsExactlyInAnyOrderElementsOf(OpenApiContract.routes());
  }

  @Test
  void routesEqualThoseOfDeployment() throws IOException {
    Path file = Path.of(System.getProperty("wxalbum.root"), "serverless.yml");
    TreeSet<String> deployed = new TreeSet<>();
    for (JsonNode function : new YAMLMapper().readTree(file.toFile()).path("functions")) {
      for (JsonNode event : function.path("events")) {
        deployed.add(event.path("httpApi").asText("*"));
      }
    }
    deployed.remove("*");

    assertThat(ApiRoutes.ALL).containsExactlyInAnyOrderElementsOf(deployed);
  }
}
