package wxalbum.tests.journeys;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.http.Json;
import wxalbum.local.main.LocalCloud;
import wxalbum.local.main.LocalOptions;

/**
 * Causes faults in a run of all functions and reads the overview of the console. It must name the
 * function, the start, the code, a request and the alarms of each fault.
 */
class ConsoleIncidentsTest {
  private static final Path PROJECT = Path.of(System.getProperty("wxalbum.root"));
  private static final String THUMBNAIL_ENVIRONMENT = "(ThumbnailHandler[\\s\\S]*?environment:\n)";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @TempDir private Path root;
  private @Nullable OutageProxy gate;
  private @Nullable LocalCloud cloud;

  /**
   * Only thumbnail reaches the storage through the gate, so that uploads of phones still arrive.
   */
  @BeforeEach
  void start() throws IOException {
    gate = new OutageProxy();
    String declarations = Files.readString(PROJECT.resolve("serverless.yml"));
    Files.writeString(
        root.resolve("serverless.yml"),
        declarations.replaceFirst(
            THUMBNAIL_ENVIRONMENT, "$1      STORAGE_ENDPOINT: " + gate.address() + "\n"));
    Files.createSymbolicLink(root.resolve("functions"), PROJECT.resolve("functions"));
    PrintStream noOutput = new PrintStream(OutputStream.nullOutputStream());
    cloud = LocalCloud.start(new LocalOptions(root, root.resolve(".local"), 0, false, noOutput));
    gate.forwardTo(cloud.addresses().storage());
  }

  @AfterEach
  void stop() throws IOException {
    requireNonNull(cloud).close();
    requireNonNull(gate).close();
    client.close();
    Files.delete(root.resolve("functions"));
  }

  @Test
  void reportsUndecodablePhoto() throws Exception {
    upload("poison.jpg", "no picture at all");

    JsonNode incident = awaitIncident("thumbnail");

    assertThat(incident.path("kind").asText()).isEqualTo("photo-failed");
    assertThat(incident.path("code").asText()).isEqualTo("unsupported-type");
    assertThat(incident.path("photoId").asText()).isNotEmpty();
    assertThat(alarmNames(incident)).containsExactly("photos-failed");
    assertThat(incident.toString()).doesNotContain("poison");
    assertLinksToLogLines(incident);
  }

  @Test
  void reportsStorageOutage() throws Exception {
    requireNonNull(gate).startOutage();
    upload("any.jpg", "whatever");

    JsonNode incident = awaitIncident("thumbnail");

    assertThat(incident.path("kind").asText()).isEqualTo("fault");
    assertThat(incident.path("status").asText()).isEqualTo("error");
    assertThat(incident.path("code").asText()).isEqualTo("unavailable");
    assertThat(incident.path("cause").asText()).contains("S3Exception");
    assertThat(incident.path("photoId").asText()).isNotEmpty();
    assertThat(alarmNames(incident)).containsExactly("thumbnail-errors");
    assertLinksToLogLines(incident);
  }

  @Test
  void reportsDatabaseOutage() throws Exception {
    HttpPhone phone = new HttpPhone(client, gateway());
    var _ = phone.post("/albums", Map.of("title", "before"));
    stopDatabase();

    var _ = phone.post("/albums", Map.of("title", "after"));

    JsonNode incident = awaitIncident("manage-album");
    assertThat(incident.path("status").asText()).isEqualTo("503");
    assertThat(incident.path("code").asText()).isEqualTo("unavailable");
    assertThat(incident.path("calledBy").asText()).isEqualTo("POST /albums");
    assertThat(incident.path("cause").asText()).contains("The request failed");
    assertThat(alarmNames(incident)).containsExactly("manage-album-errors", "api-5xx");
    assertLinksToLogLines(incident);
  }

  private void upload(String name, String content) throws Exception {
    HttpPhone phone = new HttpPhone(client, gateway());
    String album = phone.post("/albums", Map.of("title", "faults")).path("id").asText();
    phone.upload(album, name, "image/jpeg", content.getBytes(StandardCharsets.UTF_8));
  }

  private void stopDatabase() throws Exception {
    Path pid = root.resolve(".local/database/server.pid");
    ProcessHandle database =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
    database.destroyForcibly();
    var _ = database.onExit().get();
  }

  private void assertLinksToLogLines(JsonNode incident) throws Exception {
    String requestId = incident.path("requestId").asText();
    JsonNode lines = get("lines?requestId=" + requestId).path("lines");

    Instant last = Instant.parse(incident.path("last").asText());
    assertThat(last).isAfterOrEqualTo(startedAt);
    // All tests share one log, so an incident of an earlier test may still continue.
    assertThat(Instant.parse(incident.path("since").asText())).isBeforeOrEqualTo(last);
    assertThat(lines).isNotEmpty();
    assertThat(lines.path(0).at("/fields/event").asText()).isEqualTo("invocation");
  }

  /**
   * Waits until the overview lists an incident of a function. Waiting is needed because thumbnail
   * works asynchronously.
   */
  private JsonNode awaitIncident(String function) {
    return Stream.generate(() -> findIncident(function))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private Optional<JsonNode> findIncident(String function) {
    try {
      return StreamSupport.stream(get("overview").path("incidents").spliterator(), false)
          .filter(incident -> incident.path("function").asText().equals(function))
          .findFirst();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> alarmNames(JsonNode incident) {
    return incident.path("alarms").findValuesAsText("name");
  }

  private JsonNode get(String path) throws Exception {
    URI address = URI.create(gateway() + "/console/api/" + path);
    HttpResponse<String> response =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    return Json.read(response.body());
  }

  private URI gateway() {
    return requireNonNull(cloud).addresses().gateway();
  }
}
