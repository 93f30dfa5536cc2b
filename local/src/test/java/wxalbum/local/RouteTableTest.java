package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTableTest {
  private final RouteTable routes =
      new RouteTable(
          List.of(
              Functions.routed("rest", "*", "ANY /files/{proxy+}"),
              Functions.routed("one", "GET /albums/{albumId}", "DELETE /albums/{albumId}"),
              Functions.routed("fixed", "GET /albums/shared", "GET /albums/{albumId}/photos")));

  @Test
  void takesTheMostSpecificRoute() {
    assertThat(function("GET", "/albums/shared")).isEqualTo("fixed");
    assertThat(function("GET", "/albums/a1")).isEqualTo("one");
    assertThat(function("GET", "/albums/a1/photos")).isEqualTo("fixed");
  }

  @Test
  void leavesTheRestToTheDefaultRoute() {
    assertThat(function("PUT", "/albums/a1")).isEqualTo("rest");
    assertThat(function("GET", "/albums/")).isEqualTo("rest");
    assertThat(function("GET", "/albums/a1/")).isEqualTo("rest");
    assertThat(function("GET", "/")).isEqualTo("rest");
  }

  @Test
  void decodesWhatStandsForAName() {
    RouteTable.Match match = routes.match("GET", "/albums/a%2Fb+c%E5%9B%BE").orElseThrow();

    assertThat(match.parameters()).isEqualTo(Map.of("albumId", "a/b+c图"));
    assertThat(match.route().key()).isEqualTo("GET /albums/{albumId}");
  }

  @Test
  void givesAGreedyNameAllThatIsLeft() {
    RouteTable.Match match = routes.match("POST", "/files/a/b").orElseThrow();

    assertThat(match.parameters()).isEqualTo(Map.of("proxy", "a/b"));
    assertThat(match.route().key()).isEqualTo("ANY /files/{proxy+}");
  }

  @Test
  void findsNothingWhereNothingIsDeclared() {
    RouteTable none = new RouteTable(List.of());

    assertThat(none.match("GET", "/")).isEmpty();
  }

  private String function(String method, String path) {
    return routes.match(method, path).orElseThrow().function();
  }
}
