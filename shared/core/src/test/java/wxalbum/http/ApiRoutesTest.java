package wxalbum.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    TreeSet<String> expected = new TreeSet<>(ApiRoutes.ALL);
    ApiRoutes.ALL.stream()
        .filter(route -> route.startsWith("GET "))
        .forEach(route -> expected.add(route.replace("GET ", "HEAD ")));

    assertThat(deployed).isEqualTo(expected);
  }

  @Test
  void documentedRoutesEqualThoseOfContract() throws IOException {
    Path page = Path.of(System.getProperty("wxalbum.root"), "docs/api.md");
    String table = Files.readString(page).split("\n## ", 3)[1];
    TreeSet<String> documented = new TreeSet<>();
    Matcher codes =
        Pattern.compile("`([A-Z]+)`(?: and `([A-Z]+) (/\\S*)`)?|`([A-Z]+ /\\S*)`").matcher(table);
    while (codes.find()) {
      if (codes.group(4) != null) {
        documented.add(codes.group(4));
      } else if (codes.group(3) != null) {
        documented.add(codes.group(1) + " " + codes.group(3));
        documented.add(codes.group(2) + " " + codes.group(3));
      }
    }

    assertThat(documented).containsExactlyInAnyOrderElementsOf(ApiRoutes.ALL);
  }
}
