package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import wxalbum.http.Json;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.template.RouteTable;

/** Tests the console through the gateway. */
class ConsoleApiTest {
  private static final String INVOKE = "/console/api/functions/echo/invoke";

  private final Logger log = (Logger) LoggerFactory.getLogger("wxalbum.local");
  private final ListAppender<ILoggingEvent> logEvents = new ListAppender<>();
  private final Gateway gateway = Gateway.open(0);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, FunctionHost> hosts =
      Map.of("echo", FunctionFixture.host(TestHandlers.Echo.class));

  @TempDir private Path folder;

  @BeforeEach
  void serve() throws Exception {
    Files.writeString(folder.resolve("log"), "{\"requestId\":\"r1\",\"message\":\"hello\"}\n");
    logEvents.start();
    log.addAppender(logEvents);
    gateway.start(
        SiteFixture.create(new RouteTable(List.of()), hosts, folder, folder.resolve("log")));
  }

  @AfterEach
  void stop() {
    log.detachAppender(logEvents);
    gateway.close();
    client.close();
    hosts.values().forEach(FunctionHost::close);
  }

  @Test
  void servesPageWithStrictContentSecurityPolicy() throws Exception {
    HttpResponse<String> page = send("GET", "/console", "");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("wxalbum console");
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'", "connect-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  @Test
  void servesModulesOfPage() throws Exception {
    HttpResponse<String> script = send("GET", "/console/js/main.js", "");

    assertThat(script.headers().firstValue("content-type"))
        .contains("text/javascript;charset=utf-8");
  }

  @Test
  void returnsNotModifiedWhenPageIsUnchanged() throws Exception {
    String tag = send("GET", "/console/js/main.js", "").headers().firstValue("etag").orElseThrow();

    HttpResponse<String> same = send("GET", "/console/js/main.js", "", "if-none-match", tag);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
  }

  @Test
  void servesSharedModulesWithoutLogging() throws Exception {
    HttpResponse<String> script = send("GET", "/console/js/dom.js", "");

    assertThat(script.body()).contains("export function h(");
    assertThat(logEvents.list).isEmpty();
  }

  @Test
  void servesApi() throws Exception {
    HttpResponse<String> response = send("GET", "/console/api/lines?requestId=r1", "");

    JsonNode line = Json.read(response.body()).path("lines").path(0);
    assertThat(line.path("fields").path("message").asText()).isEqualTo("hello");
    assertThat(response.headers().firstValue("cache-control")).contains("no-store");
  }

  @Test
  void logsNoConsoleRequests() throws Exception {
    send("GET", "/console", "");
    send("GET", "/console/api/overview", "");

    assertThat(logEvents.list).isEmpty();
  }

  @Test
  void invokesFunctionForItsOwnPage() throws Exception {
    HttpResponse<String> response =
        send("POST", INVOKE, "my event", "origin", gateway.baseUri().toString());

    JsonNode invoked = Json.read(response.body());
    assertThat(invoked.path("status").asText()).isEqualTo("succeeded");
    assertThat(invoked.path("output").asText()).contains("my event");
  }

  @Test
  void rejectsRequestsOfOtherOrigins() throws Exception {
    HttpResponse<String> console = send("POST", INVOKE, "{}", "origin", "https://evil.example");
    HttpResponse<String> direct =
        send(
            "POST", "/2015-03-31/functions/echo/invocations", "{}", "sec-fetch-site", "cross-site");

    assertThat(console.statusCode()).isEqualTo(403);
    assertThat(Json.read(console.body()).path("code").asText()).isEqualTo("forbidden");
    assertThat(direct.statusCode()).isEqualTo(403);
    assertThat(hosts.values()).allMatch(host -> host.countIdleInstances() == 0);
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(gateway.baseUri() + path))
            .method(method, BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
