package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.http.Json;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.template.RouteTable;
import wxalbum.local.template.StartupException;

class GatewayTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Gateway gateway = Gateway.open(0);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, FunctionHost> hosts =
      Map.of(
          "echo", FunctionFixture.host(TestHandlers.Echo.class),
          "broken", FunctionFixture.host(TestHandlers.Broken.class),
          "endless", FunctionFixture.host(TestHandlers.Endless.class, 1, Duration.ofMillis(50)),
          "full", FunctionFixture.host(TestHandlers.Echo.class, 0, LONG));

  @TempDir private Path pages;

  @BeforeEach
  void serve() throws IOException {
    Files.writeString(pages.resolve("index.html"), "<!doctype html>");
    RouteTable routes =
        new RouteTable(
            List.of(
                FunctionFixture.declareRoutes("echo", "POST /echo/{name}", "*"),
                FunctionFixture.declareRoutes("broken", "GET /broken"),
                FunctionFixture.declareRoutes("endless", "GET /endless"),
                FunctionFixture.declareRoutes("full", "GET /full")));
    gateway.start(SiteFixture.create(routes, hosts, pages, pages.resolve("none")));
  }

  @AfterEach
  void stop() {
    gateway.close();
    client.close();
    hosts.values().forEach(FunctionHost::close);
  }

  @Test
  void forwardsRequestToFunctionAndReturnsResponse() throws Exception {
    HttpResponse<String> response = send("POST", "/echo/anna", "{\"a\":1}");

    JsonNode body = Json.read(response.body());
    JsonNode event = Json.read(body.path("event").asText());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(event.path("routeKey").asText()).isEqualTo("POST /echo/{name}");
    assertThat(event.path("body").asText()).isEqualTo("{\"a\":1}");
    assertThat(response.headers().firstValue("x-request-id"))
        .contains(body.path("requestId").asText());
  }

  @Test
  void routesUnknownPathToDefaultRoute() throws Exception {
    HttpResponse<String> response = send("GET", "/nobody/knows", "");

    JsonNode event = Json.read(Json.read(response.body()).path("event").asText());
    assertThat(event.path("routeKey").asText()).isEqualTo("$default");
  }

  @Test
  void servesPageAtRoot() throws Exception {
    HttpResponse<String> response = send("GET", "/", "");

    assertThat(response.body()).isEqualTo("<!doctype html>");
    assertThat(response.headers().firstValue("x-request-id")).isPresent();
  }

  @Test
  void omitsBodyInResponseToHead() throws Exception {
    HttpResponse<String> response = send("HEAD", "/", "");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void returnsInternalErrorWhenFunctionThrows() throws Exception {
    assertProblem(send("GET", "/broken", ""), 500, "internal");
  }

  @Test
  void returnsUnavailableWhenFunctionTimesOut() throws Exception {
    HttpResponse<String> response = send("GET", "/endless", "");

    assertProblem(response, 503, "unavailable");
    assertThat(response.headers().firstValue("retry-after")).contains("1");
  }

  @Test
  void returnsUnavailableWhenNoInstanceIsFree() throws Exception {
    HttpResponse<String> response = send("GET", "/full", "");

    assertProblem(response, 503, "unavailable");
    assertThat(response.headers().firstValue("retry-after")).contains("1");
  }

  @Test
  void rejectsTooLargeBody() throws Exception {
    HttpResponse<String> response = send("POST", "/echo/anna", "x".repeat(10 * 1024 * 1024 + 1));

    assertProblem(response, 413, "payload-too-large");
  }

  @Test
  void rejectsTooLargeEvent() throws Exception {
    HttpResponse<String> response = send("POST", "/echo/anna", "x".repeat(6 * 1024 * 1024));

    assertProblem(response, 413, "payload-too-large");
  }

  @Test
  void invokesFunctionByLambdaInvokeApi() throws Exception {
    String path = "/2015-03-31/functions/%s/invocations";

    HttpResponse<String> response = send("POST", path.formatted("echo"), "my event");
    HttpResponse<String> failure = send("POST", path.formatted("broken"), "{}");
    HttpResponse<String> unknown = send("POST", path.formatted("nothing"), "{}");

    assertThat(Json.read(Json.read(response.body()).path("body").asText()).path("event").asText())
        .isEqualTo("my event");
    assertThat(failure.headers().firstValue("x-amz-function-error")).contains("Unhandled");
    assertProblem(unknown, 404, "not-found");
  }

  @Test
  void reportsPortInUse() {
    int taken = gateway.baseUri().getPort();

    assertThatThrownBy(() -> Gateway.open(taken))
        .isInstanceOf(StartupException.class)
        .hasMessage(
            "Port %d is taken: stop the process that uses it, or choose another with -Dport=."
                .formatted(taken));
  }

  private static void assertProblem(HttpResponse<String> response, int status, String code)
      throws Exception {
    JsonNode problem = Json.read(response.body());
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(response.headers().firstValue("x-request-id"))
        .contains(problem.path("requestId").asText());
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    URI address = URI.create(gateway.baseUri() + path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .method(method, BodyPublishers.ofString(body))
            .header("content-type", "application/json")
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
