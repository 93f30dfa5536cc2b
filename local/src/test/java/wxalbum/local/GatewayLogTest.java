package wxalbum.local;

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

/** The gateway logs the request id of each response that no function produced. */
class GatewayLogTest {
  private final Logger log = (Logger) LoggerFactory.getLogger("wxalbum.local");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Gateway gateway = Gateway.on(0);
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path pages;

  @BeforeEach
  void serve() throws Exception {
    Files.writeString(pages.resolve("index.html"), "<!doctype html>");
    lines.start();
    log.addAppender(lines);
    Map<String, FunctionHost> hosts =
        Map.of("full", Functions.host(Handlers.Echo.class, 0, Duration.ofSeconds(1)));
    RouteTable routes = new RouteTable(List.of(Functions.routed("full", "GET /full")));
    gateway.serve(Sites.of(routes, hosts, pages, pages.resolve("none"))::answer);
  }

  @AfterEach
  void stop() {
    log.detachAppender(lines);
    gateway.close();
    client.close();
  }

  @Test
  void holdsAFileOfThePage() throws Exception {
    String id = requestId("/");

    assertThat(requestIdsLogged()).contains(id);
  }

  @Test
  void holdsARequestForWhichNoInstanceWasFree() throws Exception {
    String id = requestId("/full");

    assertThat(requestIdsLogged()).contains(id);
  }

  @Test
  void holdsARequestThatNoRouteTakes() throws Exception {
    String id = requestId("/nobody");

    assertThat(requestIdsLogged()).contains(id);
  }

  private String requestId(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.address() + path)).build();
    return client
        .send(request, BodyHandlers.discarding())
        .headers()
        .firstValue("x-request-id")
        .orElseThrow();
  }

  private List<String> requestIdsLogged() {
    return lines.list.stream()
        .flatMap(line -> line.getKeyValuePairs().stream())
        .filter(pair -> pair.key.equals("requestId"))
        .map(pair -> String.valueOf(pair.value))
        .toList();
  }
}
