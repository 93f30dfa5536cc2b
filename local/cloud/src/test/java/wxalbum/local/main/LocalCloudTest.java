package wxalbum.local.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import wxalbum.http.Json;
import wxalbum.local.fixture.TestHandlers;
import wxalbum.local.lambda.FunctionLoader;
import wxalbum.local.template.ServerlessFile;
import wxalbum.local.template.StartupException;
import wxalbum.testkit.CapturedOutput;

/**
 * Starts a local run of a project with two functions that the run finds only through {@code
 * serverless.yml}.
 */
class LocalCloudTest {
  private static final String DECLARATIONS =
      """
      functions:
        greet:
          handler: wxalbum.local.fixture.TestHandlers$Echo
          environment: { GREETING: hello, BUCKET: { Ref: Bucket } }
          events:
            - httpApi: GET /greetings/{name}
        develop:
          handler: wxalbum.local.fixture.TestHandlers$Scripted
          events:
            - sqs: { arn: { Fn::GetAtt: [Films, Arn] }, batchSize: 1 }
      resources:
        Resources:
          Bucket:
            Properties:
              LifecycleConfiguration:
                Rules: [{ Status: Enabled, Prefix: old/, ExpirationInDays: 7 }]
              NotificationConfiguration:
                QueueConfigurations:
                  - Event: s3:ObjectCreated:*
                    Queue: { Fn::GetAtt: [Films, Arn] }
                    Filter: { S3Key: { Rules: [{ Name: prefix, Value: films/ }] } }
      """;

  @TempDir private static Path root;
  private static LocalCloud cloud;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(root.resolve("serverless.yml"), DECLARATIONS);
    for (String name : new String[] {"greet", "develop"}) {
      Files.createDirectories(root.resolve("functions/" + name + "/target/classes"));
    }
    writeObject("old/expired", Duration.ofDays(7).plusMinutes(1));
    writeObject("old/kept", Duration.ofDays(7).minusMinutes(1));
    writeObject("elsewhere", Duration.ofDays(8));
    cloud = LocalCloud.start(options(root.resolve(".local")));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void servesDeclaredFunction() throws Exception {
    HttpResponse<String> response = get("/greetings/anna");

    JsonNode environment = Json.read(response.body()).path("environment");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(environment.path("GREETING").asText()).isEqualTo("hello");
    assertThat(environment.path("BUCKET").asText()).isEqualTo("wxalbum");
  }

  @Test
  void notifiesQueueOnlyOfMatchingObjects() throws Exception {
    TestHandlers.Scripted.EVENTS.clear();
    TestHandlers.Scripted.RESPONSES.add("{}");
    try (S3Client client =
        S3Client.builder()
            .endpointOverride(cloud.addresses().storage())
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .build()) {
      client.putObject(put -> put.bucket("wxalbum").key("other/1"), RequestBody.fromString("x"));
      client.putObject(put -> put.bucket("wxalbum").key("films/1"), RequestBody.fromString("x"));
    }

    JsonNode message = Json.read(TestHandlers.Scripted.EVENTS.take()).path("Records").path(0);
    JsonNode record = Json.read(message.path("body").asText()).path("Records").path(0);
    assertThat(record.path("s3").path("object").path("key").asText()).isEqualTo("films/1");
    assertThat(TestHandlers.Scripted.EVENTS).isEmpty();
  }

  @Test
  void deletesObjectsByLifecycleRule() {
    assertThat(objectFile("old/expired")).doesNotExist();
    assertThat(objectFile("old/kept")).exists();
    assertThat(objectFile("elsewhere")).exists();
  }

  @Test
  void returnsNotFoundForUndeclaredPath() throws Exception {
    HttpResponse<String> response = get("/nothing");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("x-request-id")).isPresent();
  }

  @Test
  void gatewayAndWeChatRejectForeignHostName() throws Exception {
    URI greeting = cloud.addresses().gateway().resolve("/greetings/anna");
    URI session = cloud.addresses().weChat().resolve("/sns/jscode2session");

    assertThat(getByHost(greeting, greeting.getAuthority())).startsWith("HTTP/1.1 200 ");
    assertThat(getByHost(session, session.getAuthority())).startsWith("HTTP/1.1 200 ");
    assertThat(getByHost(greeting, "evil.example")).startsWith("HTTP/1.1 403 ");
    assertThat(getByHost(session, "evil.example")).startsWith("HTTP/1.1 421 ");
  }

  @Test
  void rejectsSecondRunOnSameData() {
    assertThatThrownBy(() -> LocalCloud.start(options(root.resolve(".local"))))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("Another run uses");
  }

  @Test
  void reportsFunctionThatIsNotBuilt(@TempDir Path other) throws IOException {
    Files.writeString(other.resolve("serverless.yml"), DECLARATIONS);

    assertThatThrownBy(
            () ->
                new FunctionLoader()
                    .createClassLoader(ServerlessFile.load(other).functions().getFirst()))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("The function greet is not built");
  }

  private static LocalOptions options(Path data) {
    return new LocalOptions(root, data, 0, false, new CapturedOutput());
  }

  private static String getByHost(URI address, String host) throws IOException {
    String request =
        "GET %s HTTP/1.1\r\nhost: %s\r\nconnection: close\r\n\r\n"
            .formatted(address.getPath(), host);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    URI address = URI.create(cloud.addresses().gateway() + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }

  private static Path objectFile(String key) {
    return root.resolve(".local/storage/wxalbum").resolve(key);
  }

  /** Writes an object before the local run starts. */
  private static void writeObject(String key, Duration age) throws IOException {
    Path file = objectFile(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, key);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }
}
