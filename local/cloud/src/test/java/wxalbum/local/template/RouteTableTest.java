package wxalbum.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.local.fixture.FunctionFixture;

class RouteTableTest {
  private final RouteTable routes =
      new RouteTable(
          List.of(
              FunctionFixture.declareRoutes("rest", "*", "ANY /files/{proxy+}"),
              FunctionFixture.declareRoutes(
                  "one", "GET /albums/{albumId}", "DELETE /albums/{albumId}"),
              FunctionFixture.declareRoutes(
                  "fixed", "GET /albums/shared", "GET /albums/{albumId}/photos")));

  @Test
  void selectsMostSpecificRoute() {
    assertThat(matchedFunction("GET", "/albums/shared")).isEqualTo("fixed");
    assertThat(matchedFunction("GET", "/albums/a1")).isEqualTo("one");
    assertThat(matchedFunction("GET", "/albums/a1/photos")).isEqualTo("fixed");
  }

  @Test
  void selectsDefaultRouteForUnknownPath() {
    assertThat(matchedFunction("PUT", "/albums/a1")).isEqualTo("rest");
    assertThat(matchedFunction("GET", "/albums/")).isEqualTo("rest");
    assertThat(matchedFunction("GET", "/albums/a1/")).isEqualTo("rest");
    assertThat(matchedFunction("GET", "/")).isEqualTo("rest");
  }

  @Test
  void decodesPathParameter() {
    RouteTable.Match match = routes.match("GET", "/albums/a%2Fb+c%E5%9B%BE").orElseThrow();

    assertThat(match.pathParameters()).isEqualTo(Map.of("albumId", "a/b+c图"));
    assertThat(match.route().routeKey()).isEqualTo("GET /albums/{albumId}");
  }

  @Test
  void bindsRestOfPathToGreedyParameter() {
    RouteTable.Match match = routes.match("POST", "/files/a/b").orElseThrow();

    assertThat(match.pathParameters()).isEqualTo(Map.of("proxy", "a/b"));
    assertThat(match.route().routeKey()).isEqualTo("ANY /files/{proxy+}");
  }

  @Test
  void matchesNothingWithoutRoutes() {
    RouteTable none = new RouteTable(List.of());

    assertThat(none.match("GET", "/")).isEmpty();
  }

  private String matchedFunction(String method, String path) {
    return routes.match(method, path).orElseThrow().function();
  }
}
