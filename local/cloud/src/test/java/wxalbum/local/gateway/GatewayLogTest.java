package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
import org.slf4j.LoggerFactory;
import wxalbum.local.fixture.FunctionFixture;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionHost;
import wxalbum.local.template.RouteTable;

/** The gateway logs the request id of each response that no function produced. */
class GatewayLogTest {
  private final Logger log = (Logger) LoggerFactory.getLogger("wxalbum.local");
  private final ListAppender<ILoggingEvent> logEvents = new ListAppender<>();
  private final Gateway gateway = Gateway.open(0);
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path pages;

  @BeforeEach
  void serve() throws Exception {
    Files.writeString(pages.resolve("index.html"), "<!doctype html>");
    logEvents.start();
    log.addAppender(logEvents);
    Map<String, FunctionHost> hosts =
        Map.of("full", FunctionFixture.host(TestHandlers.Echo.class, 0, Duration.ofSeconds(1)));
    RouteTable routes = new RouteTable(List.of(FunctionFixture.declareRoutes("full", "GET /full")));
    gateway.start(SiteFixture.create(routes, hosts, pages, pages.resolve("none")));
  }

  @AfterEach
  void stop() {
    log.detachAppender(logEvents);
    gateway.close();
    client.close();
  }

  @Test
  void containsRequestForPageFile() throws Exception {
    String id = sendAndGetRequestId("/");

    assertThat(loggedRequestIds()).contains(id);
  }

  @Test
  void containsThrottledRequest() throws Exception {
    String id = sendAndGetRequestId("/full");

    assertThat(loggedRequestIds()).contains(id);
  }

  @Test
  void logsRequestWithoutRoute() throws Exception {
    String id = sendAndGetRequestId("/nobody");

    assertThat(loggedRequestIds()).contains(id);
  }

  private String sendAndGetRequestId(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.baseUri() + path)).build();
    return client
        .send(request, BodyHandlers.discarding())
        .headers()
        .firstValue("x-request-id")
        .orElseThrow();
  }

  private List<String> loggedRequestIds() {
    return logEvents.list.stream()
        .flatMap(line -> line.getKeyValuePairs().stream())
        .filter(pair -> pair.key.equals("requestId"))
        .map(pair -> String.valueOf(pair.value))
        .toList();
  }
}
