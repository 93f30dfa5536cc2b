package wxalbum.local;

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

/**
 * Faults put in on purpose into a run of all functions, as one look at the console tells them:
 * which function, since when, which code, which request, which alarm.
 */
class FaultsTest {
  private static final Path PROJECT = Path.of(System.getProperty("wxalbum.root"));
  private static final String THUMBNAILS = "(ThumbnailHandler[\\s\\S]*?environment:\n)";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @TempDir private Path root;
  private @Nullable StorageGate gate;
  private @Nullable LocalCloud cloud;

  /** Thumbnail alone reaches the storage through the gate: what phones upload arrives. */
  @BeforeEach
  void start() throws IOException {
    gate = new StorageGate();
    String declarations = Files.readString(PROJECT.resolve("serverless.yml"));
    Files.writeString(
        root.resolve("serverless.yml"),
        declarations.replaceFirst(
            THUMBNAILS, "$1      STORAGE_ENDPOINT: " + gate.address() + "\n"));
    Files.createSymbolicLink(root.resolve("functions"), PROJECT.resolve("functions"));
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    cloud = LocalCloud.start(new LocalOptions(root, root.resolve(".local"), 0, false, nowhere));
    gate.leadTo(cloud.addresses().storage());
  }

  @AfterEach
  void stop() throws IOException {
    requireNonNull(cloud).close();
    requireNonNull(gate).close();
    client.close();
    Files.delete(root.resolve("functions"));
  }

  @Test
  void tellsOfAPoisonedPicture() throws Exception {
    upload("poison.jpg", "no picture at all");

    JsonNode trouble = awaitTrouble("thumbnail");

    assertThat(trouble.path("kind").asText()).isEqualTo("given-up");
    assertThat(trouble.path("code").asText()).isEqualTo("unsupported-type");
    assertThat(trouble.path("photoId").asText()).isNotEmpty();
    assertThat(alarms(trouble)).containsExactly("photos-failed");
    assertThat(trouble.toString()).doesNotContain("poison");
    leadsToItsLines(trouble);
  }

  @Test
  void tellsOfAStorageThatAnswers503() throws Exception {
    requireNonNull(gate).refuse();
    upload("any.jpg", "whatever");

    JsonNode trouble = awaitTrouble("thumbnail");

    assertThat(trouble.path("kind").asText()).isEqualTo("fault");
    assertThat(trouble.path("how").asText()).isEqualTo("error");
    assertThat(trouble.path("code").asText()).isEqualTo("unavailable");
    assertThat(trouble.path("cause").asText()).contains("S3Exception");
    assertThat(trouble.path("photoId").asText()).isNotEmpty();
    assertThat(alarms(trouble)).containsExactly("thumbnail-errors");
    leadsToItsLines(trouble);
  }

  @Test
  void tellsOfADatabaseThatIsStopped() throws Exception {
    Phone phone = new Phone(client, gateway());
    var _ = phone.post("/albums", Map.of("title", "before"));
    stopDatabase();

    var _ = phone.post("/albums", Map.of("title", "after"));

    JsonNode trouble = awaitTrouble("manage-album");
    assertThat(trouble.path("how").asText()).isEqualTo("503");
    assertThat(trouble.path("code").asText()).isEqualTo("unavailable");
    assertThat(trouble.path("called").asText()).isEqualTo("POST /albums");
    assertThat(trouble.path("cause").asText()).contains("The request failed");
    assertThat(alarms(trouble)).containsExactly("manage-album-errors", "api-5xx");
    leadsToItsLines(trouble);
  }

  private void upload(String name, String content) throws Exception {
    Phone phone = new Phone(client, gateway());
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

  private void leadsToItsLines(JsonNode trouble) throws Exception {
    String requestId = trouble.path("requestId").asText();
    JsonNode lines = get("lines?requestId=" + requestId).path("lines");

    Instant last = Instant.parse(trouble.path("last").asText());
    assertThat(last).isAfterOrEqualTo(begun);
    // All tests share one log, and what began in an earlier one goes on.
    assertThat(Instant.parse(trouble.path("since").asText())).isBeforeOrEqualTo(last);
    assertThat(lines).isNotEmpty();
    assertThat(lines.path(0).at("/fields/event").asText()).isEqualTo("invocation");
  }

  /**
   * What is wrong with a function, once something is: thumbnail's work is done behind the scenes.
   */
  private JsonNode awaitTrouble(String function) {
    return Stream.generate(() -> trouble(function))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private Optional<JsonNode> trouble(String function) {
    try {
      return StreamSupport.stream(get("overview").path("wrong").spliterator(), false)
          .filter(trouble -> trouble.path("function").asText().equals(function))
          .findFirst();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> alarms(JsonNode trouble) {
    return trouble.path("alarms").findValuesAsText("name");
  }

  private JsonNode get(String path) throws Exception {
    URI address = URI.create(gateway() + "/console/api/" + path);
    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    return Json.read(answer.body());
  }

  private URI gateway() {
    return requireNonNull(cloud).addresses().gateway();
  }
}
