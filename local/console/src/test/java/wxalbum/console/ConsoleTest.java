package wxalbum.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.console.backend.DeadLetter;
import wxalbum.console.fixture.ConsoleFixture;
import wxalbum.console.fixture.TestLogWriter;
import wxalbum.http.Json;
import wxalbum.http.Response;

/** Tests the documents of the console API by the member names that scripts rely on. */
class ConsoleTest extends ConsoleFixture {
  ConsoleTest(@TempDir Path folder) {
    super(folder);
  }

  @Test
  void describesEachFunction() throws Exception {
    log.request("upload", "r1", 200).request("upload", "r2", 500, "code", "internal");
    clock.set(log.now());

    JsonNode upload = get("functions").path("functions").path(0);

    assertThat(upload.path("name").asText()).isEqualTo("upload");
    assertThat(upload.path("triggers").path(0).asText()).isEqualTo("GET /me");
    assertThat(upload.path("warm").asInt()).isEqualTo(1);
    assertThat(upload.path("busy").asInt()).isEqualTo(2);
    assertThat(upload.path("recent").path("calls").asInt()).isEqualTo(2);
    assertThat(upload.path("recent").path("errors").asInt()).isEqualTo(1);
    assertThat(upload.path("last").path("requestId").asText()).isEqualTo("r2");
  }

  @Test
  void listsInvocationsNewestFirst() throws Exception {
    log.request(
            "upload",
            "r1",
            200,
            "phases",
            Map.of("db", 3.5),
            "_aws",
            TestLogWriter.metricDirectives("UploadFormsIssued", "Count", 1),
            "UploadFormsIssued",
            2)
        .event("r2", "ready", "photoId", "p1")
        .request("upload", "r3", 404, "code", "not-found");

    JsonNode all = get("invocations").path("invocations");
    JsonNode uploads = get("invocations", "function=upload", "limit=1").path("invocations");
    JsonNode wrong = get("invocations", "failed=true").path("invocations");

    assertThat(all.findValuesAsText("requestId")).containsExactly("r3", "r2", "r1");
    assertThat(all.findValuesAsText("kind")).containsExactly("client-error", "ok", "ok");
    assertThat(all.path(2).path("phases").path("db").asDouble()).isEqualTo(3.5);
    assertThat(all.path(2).path("counts").path("UploadFormsIssued").asInt()).isEqualTo(2);
    assertThat(all.path(1).path("photoId").asText()).isEqualTo("p1");
    assertThat(all.path(1).path("calledBy").asText()).isEqualTo("storage-event");
    assertThat(uploads.findValuesAsText("requestId")).containsExactly("r3");
    assertThat(wrong).isEmpty();
  }

  @Test
  void returnsJsonLineAsFieldsAndOtherLineAsText() throws Exception {
    log.line("requestId", "r1", "message", "hello").append("no JSON\n");

    JsonNode response = get("lines");

    assertThat(response.path("lines").path(0).path("text").asText()).isEqualTo("no JSON");
    assertThat(response.path("lines").path(1).path("fields").path("message").asText())
        .isEqualTo("hello");
    assertThat(response.path("truncated").asBoolean()).isFalse();
    assertThat(response.path("end").asLong()).isEqualTo(log.file().toFile().length());
  }

  @Test
  void aggregatesMetricsByTimeStep() throws Exception {
    log.request("upload", "r1", 200).request("upload", "r2", 500);
    clock.set(log.now());

    JsonNode response = get("metrics", "minutes=15");

    JsonNode upload = response.path("functions").path("upload");
    assertThat(response.path("stepSeconds").asInt()).isEqualTo(15);
    assertThat(upload.path("calls")).hasSize(60);
    assertThat(upload.path("calls").path(59).asInt()).isEqualTo(2);
    assertThat(upload.path("errors").path(59).asInt()).isEqualTo(1);
    assertThat(upload.path("p95Ms").path(59).asDouble()).isEqualTo(12.5);
    assertThat(upload.path("p95Ms").path(58).isNull()).isTrue();
  }

  @Test
  void runsSavedQueryByName() throws Exception {
    log.request("upload", "r1", 503, "code", "unavailable");

    JsonNode response = get("queries", "name=errors by code");

    assertThat(get("queries").path("queries")).hasSize(8);
    assertThat(Json.write(response.path("columns")))
        .startsWith("[\"function\",\"code\",\"status\"");
    assertThat(Json.write(response.path("rows").path(0))).startsWith("[\"upload\",\"unavailable\"");
  }

  @Test
  void listsSampleEvents() throws Exception {
    Files.createDirectory(folder.resolve("events"));
    Files.writeString(folder.resolve("events/upload.json"), "{\"a\":1}");
    Files.writeString(folder.resolve("events/broken.json"), "{");

    JsonNode events = get("events").path("events");

    assertThat(events.findValuesAsText("name")).containsExactly("upload");
    assertThat(events.path(0).path("event").path("a").asInt()).isEqualTo(1);
  }

  @Test
  void invokesFunction() throws Exception {
    JsonNode response = body(send("POST", "functions/upload/invoke", "{}"));

    assertThat(response.path("status").asText()).isEqualTo("succeeded");
    assertThat(response.path("output").asText()).isEqualTo("{}");
    assertThat(response.path("requestId").asText()).isEqualTo("r9");
  }

  @Test
  void redrivesSelectedOrAllMessages() throws Exception {
    for (String id : new String[] {"m1", "m2", "m3"}) {
      run.deadLetters.add(new DeadLetter(id, Instant.EPOCH, 5, Optional.of("p1")));
    }

    JsonNode before = get("queues").path("queues").path(0);
    JsonNode some = body(send("POST", "queues/UploadEvents/redrive", "{\"ids\":[\"m2\"]}"));
    JsonNode rest = body(send("POST", "queues/UploadEvents/redrive", ""));

    assertThat(before.path("deadLetters").findValuesAsText("id")).containsExactly("m1", "m2", "m3");
    assertThat(some.path("redriven").asInt()).isEqualTo(1);
    assertThat(rest.path("redriven").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, nothing, '', '', 404",
    "GET, queues/UploadEvents/redrive, '', '', 404",
    "DELETE, lines, '', '', 404",
    "POST, lines, '', '', 404",
    "POST, queues/Nowhere/redrive, '', '', 404",
    "POST, functions/nobody/invoke, '', '{}', 404",
    "POST, queues/UploadEvents/redrive, '', '{', 400",
    "POST, queues/UploadEvents/redrive, '', '{}', 400",
    "GET, lines, regex=(, '', 400",
    "GET, lines, regex=a&text=b, '', 400",
    "GET, lines, from=yesterday, '', 400",
    "GET, lines, limit=0, '', 400",
    "GET, metrics, minutes=99999999, '', 400",
    "GET, queries, name=unknown, '', 400",
    "GET, queries, name=request by id, '', 400"
  })
  void returnsProblemForInvalidRequest(
      String method, String path, String query, String body, int status) throws Exception {
    String[] parameters = query.isEmpty() ? new String[0] : query.split("&", -1);

    Response response = send(method, path, body, parameters);

    assertThat(response.status()).isEqualTo(status);
    assertThat(body(response).path("detail").asText()).isNotEmpty();
    assertThat(body(response).path("requestId").asText()).isEqualTo("id");
  }

  private JsonNode get(String path, String... parameters) throws Exception {
    Response response = send("GET", path, "", parameters);
    assertThat(response.status()).isEqualTo(200);
    return body(response);
  }
}
