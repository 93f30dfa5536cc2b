package wxalbum.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpTester;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageHandlerTest {
  private static final int NEXT_HANDLER = 418;

  private final Server server = new Server();
  private final LocalConnector connector = new LocalConnector(server);

  @TempDir private Path root;

  @BeforeEach
  void servePages() throws Exception {
    Path folder = Files.createDirectories(root.resolve("page/js"));
    Files.writeString(root.resolve("secret.txt"), "not for you");
    Files.writeString(root.resolve("page/index.html"), "<!doctype html>");
    Files.writeString(folder.resolve("main.js"), "export {};");
    connector
        .getConnectionFactory(HttpConnectionFactory.class)
        .getHttpConfiguration()
        .setUriCompliance(UriCompliance.UNSAFE);
    server.addConnector(connector);
    server.setHandler(
        new Handler.Sequence(
            PageHandler.forConsole("/console", Path.of("none/console")),
            PageHandler.forAlbum("", root.resolve("page"), "http://127.0.0.1:9000"),
            new NextHandler()));
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void servesIndexAtRoot() throws Exception {
    HttpTester.Response response = get("/");

    assertThat(response.getContent()).isEqualTo("<!doctype html>");
    assertThat(response.get("content-type")).isEqualTo("text/html;charset=utf-8");
    assertThat(response.get("cache-control")).isEqualTo("no-cache");
    assertThat(response.get("x-content-type-options")).isEqualTo("nosniff");
    assertThat(response.get("content-security-policy"))
        .contains("img-src 'self' data: blob: http://127.0.0.1:9000;")
        .doesNotContain("unsafe");
  }

  @Test
  void servesModulesAsJavaScript() throws Exception {
    HttpTester.Response response = get("/js/main.js");

    assertThat(response.get("content-type")).isEqualTo("text/javascript;charset=utf-8");
  }

  @Test
  void readsClassPathWhenSourceFolderIsMissing() throws Exception {
    HttpTester.Response response = get("/console");

    assertThat(response.getContent()).contains("wxalbum console");
    assertThat(response.get("content-security-policy")).contains("connect-src 'self';");
  }

  @Test
  void omitsBodyInResponseToHead() throws Exception {
    HttpTester.Response response = send("HEAD", "/", "");

    assertThat(response.getStatus()).isEqualTo(200);
    assertThat(response.getContent()).isEmpty();
  }

  @Test
  void returnsNotModifiedForUnchangedFile() throws Exception {
    String tag = get("/").get("etag");

    HttpTester.Response same = send("GET", "/", tag);
    Files.writeString(root.resolve("page/index.html"), "<!doctype html><p>new");
    HttpTester.Response other = send("GET", "/", tag);

    assertThat(same.getStatus()).isEqualTo(304);
    assertThat(same.getContent()).isEmpty();
    assertThat(other.getStatus()).isEqualTo(200);
    assertThat(other.getContent()).isEqualTo("<!doctype html><p>new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..%2fsecret.txt",
        "//secret.txt",
        "/js",
        "/js/",
        "/nothing.html",
        "/console/../secret.txt",
        "/consoles"
      })
  void leavesPathOutsideFolderToNextHandler(String path) throws Exception {
    HttpTester.Response response = get(path);

    assertThat(response.getStatus()).isEqualTo(NEXT_HANDLER);
    assertThat(response.get("content-security-policy")).isNull();
  }

  /** Jetty itself rejects paths that lead above the root. */
  @ParameterizedTest
  @ValueSource(strings = {"/../secret.txt", "/js/../../secret.txt", "/%2e%2e/secret.txt"})
  void servesNoFileAboveRoot(String path) throws Exception {
    assertThat(get(path).getStatus()).isEqualTo(400);
  }

  @Test
  void leavesOtherMethodsToNextHandler() throws Exception {
    assertThat(send("POST", "/", "").getStatus()).isEqualTo(NEXT_HANDLER);
  }

  private HttpTester.Response get(String path) throws Exception {
    return send("GET", path, "");
  }

  private HttpTester.Response send(String method, String path, String etag) throws Exception {
    String condition = etag.isEmpty() ? "" : "if-none-match: " + etag + "\r\n";
    String request =
        "%s %s HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n%s\r\n"
            .formatted(method, path, condition);
    return HttpTester.parseResponse(connector.getResponse(request));
  }

  private static final class NextHandler extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      response.setStatus(NEXT_HANDLER);
      callback.succeeded();
      return true;
    }
  }
}
