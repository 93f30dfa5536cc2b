package wxalbum.tests.packaged;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.http.Json;
import wxalbum.settings.Settings;
import wxalbum.testkit.SampleEventFiles;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestContext;

/** Runs each function's jar under AWS's runtime interface client. */
@EnabledIf(
    value = "wxalbum.tests.packaged.PackagedFunction#areAvailable",
    disabledReason = "the jars are not packaged (run ./mvnw verify) or this is not Linux")
class PackagedJarsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "login        | \"statusCode\":503",
        "upload       | \"statusCode\":401",
        "thumbnail    | {\"batchItemFailures\":[]}",
        "list-album   | \"statusCode\":200",
        "manage-album | \"statusCode\":401",
        "share        | \"statusCode\":404",
        "sweep        | {}",
        "migrate      | {\"applied\":0}"
      })
  void returnsSameResponseAsInProcess(String function, String expected) throws Exception {
    byte[] event = SampleEventFiles.read(function + ".json");

    try (PackagedFunction packaged = PackagedFunction.start(function)) {
      String response = packaged.invoke(event);

      assertThat(response).contains(expected);
      assertThat(Json.read(response)).isEqualTo(Json.read(invokeInProcess(function, event)));
    }
  }

  @ParameterizedTest
  @CsvSource({"upload, 201", "list-album, 200", "manage-album, 201"})
  void respondsToRequestWithExpectedStatus(String function, int status) throws Exception {
    byte[] event = requireNonNull(new TypicalEvents().byFunction().get(function));

    try (PackagedFunction packaged = PackagedFunction.start(function)) {
      String response = packaged.invoke(event);

      assertThat(response).contains("\"statusCode\":" + status);
    }
  }

  /**
   * Limits what a cold start must fetch. thumbnail is left out because it contains native libraries
   * for two processor architectures.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"login", "upload", "list-album", "manage-album", "share", "sweep", "migrate"})
  void jarIsSmallerThan15Megabytes(String function) {
    assertThat(PackagedFunction.jarMegabytes(function)).isLessThan(15);
  }

  @Test
  void reportsUnreadableEventWithoutItsContent() throws Exception {
    try (PackagedFunction packaged = PackagedFunction.start("thumbnail")) {
      String response = packaged.invoke("no JSON but a secret".getBytes(StandardCharsets.UTF_8));

      assertThat(response).startsWith("error ").contains("InvocationException");
      assertThat(response + packaged.log()).doesNotContain("a secret");
    }
  }

  @Test
  void handlesNextEventAfterUnreadableEvent() throws Exception {
    try (PackagedFunction packaged = PackagedFunction.start("thumbnail")) {
      var _ = packaged.invoke("no JSON".getBytes(StandardCharsets.UTF_8));

      assertThat(packaged.invoke(SampleEventFiles.read("thumbnail.json")))
          .isEqualTo("{\"batchItemFailures\":[]}");
    }
  }

  @Test
  void returnsUnavailableBeforeTimeoutWhenWeChatHangs() throws Exception {
    try (ServerSocket silent = openSilentServer();
        PackagedFunction login =
            PackagedFunction.start("login", Map.of("WECHAT_URL", "http://" + addressOf(silent)))) {
      assertThat(login.invoke(SampleEventFiles.read("login.json"))).contains("\"statusCode\":503");
    }
  }

  @Test
  void returnsUnavailableBeforeTimeoutWhenDatabaseHangs() throws Exception {
    try (ServerSocket silent = openSilentServer();
        PackagedFunction share =
            PackagedFunction.start(
                "share", Map.of("DATABASE_URL", "jdbc:mariadb://" + addressOf(silent) + "/x"))) {
      assertThat(share.invoke(SampleEventFiles.read("share.json"))).contains("\"statusCode\":503");
    }
  }

  @Test
  void coversEveryDeployedFunction() {
    assertThat(PackagedFunction.functionNames())
        .containsExactlyInAnyOrder(
            "login",
            "upload",
            "thumbnail",
            "list-album",
            "manage-album",
            "share",
            "sweep",
            "migrate");
  }

  /**
   * Invokes the handler of the same jar in this process, with the jar as context class loader as at
   * Lambda. The jar stays open, because its image readers stay registered in the process.
   */
  private static String invokeInProcess(String function, byte[] event) throws Exception {
    Map<String, String> environment = new HashMap<>(TestCloud.shared().isolatedEnvironment());
    environment.putAll(PackagedFunction.UNREACHABLE_WECHAT);
    URL jar = PackagedFunction.jar(function).toUri().toURL();
    Thread thread = Thread.currentThread();
    ClassLoader previous = thread.getContextClassLoader();
    URLClassLoader loader = new URLClassLoader(new URL[] {jar});
    try {
      thread.setContextClassLoader(loader);
      String name = PackagedFunction.DECLARATIONS.path(function).path("handler").asText();
      RequestStreamHandler handler =
          ScopedValue.where(Settings.ENVIRONMENT, environment)
              .call(
                  () ->
                      (RequestStreamHandler)
                          loader.loadClass(name).getDeclaredConstructor().newInstance());
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      handler.handleRequest(
          new ByteArrayInputStream(event), output, new TestContext(FakeRuntimeApi.REQUEST_ID));
      return output.toString(StandardCharsets.UTF_8);
    } finally {
      thread.setContextClassLoader(previous);
    }
  }

  /** Opens a server that accepts connections and never responds. */
  private static ServerSocket openSilentServer() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static String addressOf(ServerSocket server) {
    return "127.0.0.1:" + server.getLocalPort();
  }
}
