package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.http.Json;
import wxalbum.testing.FormPost;

/** Photographs of all eight EXIF orientations take the whole way: gateway, form, queue, list. */
class OrientationJourneyTest {
  private static final Path ROOT = Path.of(System.getProperty("wxalbum.root"));

  @TempDir private Path data;

  @Test
  @Timeout(120)
  void allEightOrientationsComeOutUpright() throws Exception {
    List<JsonNode> photos;

    try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        LocalCloud cloud = LocalCloud.start(new LocalOptions(ROOT, data, 0, true, nowhere));
        HttpClient client = HttpClient.newHttpClient()) {
      Phone phone = new Phone(client, cloud.addresses().gateway());
      String album = phone.post("/albums", Map.of("title", "eight")).path("id").asText();
      for (int orientation = 1; orientation <= 8; orientation++) {
        phone.upload(album, "landscape-" + orientation + ".jpg");
      }
      photos =
          Stream.generate(() -> phone.photos(album))
              .dropWhile(list -> list.stream().anyMatch(OrientationJourneyTest::isExpected))
              .findFirst()
              .orElseThrow();
    }

    assertThat(photos).hasSize(8);
    assertThat(photos).extracting(photo -> photo.path("status").asText()).containsOnly("ready");
    JsonNode first = photos.getFirst();
    assertThat(first.path("width").asInt()).isGreaterThan(first.path("height").asInt());
    assertThat(photos).extracting(photo -> photo.path("width")).containsOnly(first.path("width"));
    assertThat(photos).extracting(photo -> photo.path("height")).containsOnly(first.path("height"));
  }

  private static boolean isExpected(JsonNode photo) {
    return photo.path("status").asText().equals("expected");
  }

  /** What a phone does, over HTTP. */
  private static final class Phone {
    private final HttpClient client;
    private final URI api;
    private String token = "";

    Phone(HttpClient client, URI api) throws Exception {
      this.client = client;
      this.api = api;
      this.token = post("/login", Map.of("code", "code-anna")).path("token").asText();
    }

    JsonNode post(String path, Object body) throws Exception {
      return send(request(path).POST(BodyPublishers.ofString(Json.write(body))).build());
    }

    void upload(String album, String name) throws Exception {
      Path photos = ROOT.resolve("functions/thumbnail/src/test/resources/photos");
      byte[] file = Files.readAllBytes(photos.resolve(name));
      Map<String, Object> asked =
          Map.of("name", name, "bytes", file.length, "contentType", "image/jpeg");
      JsonNode ticket =
          post("/albums/" + album + "/uploads", Map.of("files", List.of(asked))).at("/uploads/0");
      Map<String, String> fields = new LinkedHashMap<>();
      ticket
          .path("fields")
          .properties()
          .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
      var answer = FormPost.send(URI.create(ticket.path("url").asText()), fields, "file", file);
      assertThat(answer.statusCode()).isEqualTo(201);
    }

    List<JsonNode> photos(String album) {
      try {
        JsonNode list = send(request("/albums/" + album + "/photos").build());
        return StreamSupport.stream(list.path("items").spliterator(), false).toList();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(api + path))
          .header("authorization", "Bearer " + token)
          .header("content-type", "application/json");
    }

    private JsonNode send(HttpRequest request) throws Exception {
      return Json.read(client.send(request, BodyHandlers.ofString()).body());
    }
  }
}
