package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import wxalbum.http.Json;
import wxalbum.testing.FormPost;

/** What a phone does, over HTTP. */
final class Phone {
  private static final Path PHOTOS =
      Path.of(System.getProperty("wxalbum.root"), "functions/thumbnail/src/test/resources/photos");

  private final HttpClient client;
  private final URI api;
  private String token = "";

  /** One whose user has logged in. */
  Phone(HttpClient client, URI api) throws Exception {
    this.client = client;
    this.api = api;
    this.token = post("/login", Map.of("code", "code-anna")).path("token").asText();
  }

  JsonNode post(String path, Object body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(Json.write(body))).build());
  }

  /** Asks whether a file of this type may be sent, and sends none. */
  boolean maySend(String album, String contentType) throws Exception {
    return ask(album, "asked", 1, contentType).has("uploads");
  }

  /** Sends a photograph of thumbnail's tests as if it were of this type. */
  void upload(String album, String name, String contentType) throws Exception {
    upload(album, name, contentType, Files.readAllBytes(PHOTOS.resolve(name)));
  }

  /** Sends a file of this name and type. */
  void upload(String album, String name, String contentType, byte[] file) throws Exception {
    JsonNode ticket = ask(album, name, file.length, contentType).at("/uploads/0");
    Map<String, String> fields = new LinkedHashMap<>();
    ticket
        .path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    var answer = FormPost.send(URI.create(ticket.path("url").asText()), fields, "file", file);
    assertThat(answer.statusCode()).isEqualTo(201);
  }

  private JsonNode ask(String album, String name, int bytes, String contentType) throws Exception {
    Map<String, Object> asked = Map.of("name", name, "bytes", bytes, "contentType", contentType);
    return post("/albums/" + album + "/uploads", Map.of("files", List.of(asked)));
  }

  /** The photos of an album once all that were sent are dealt with. */
  List<JsonNode> awaitPhotos(String album) {
    return Stream.generate(() -> photos(album))
        .flatMap(Optional::stream)
        .dropWhile(list -> list.stream().anyMatch(Phone::isExpected))
        .findFirst()
        .orElseThrow();
  }

  /** The photos as they stand; nothing where the gateway says that this was asked too often. */
  private Optional<List<JsonNode>> photos(String album) {
    try {
      JsonNode list = send(request("/albums/" + album + "/photos").build());
      return list.has("items")
          ? Optional.of(StreamSupport.stream(list.path("items").spliterator(), false).toList())
          : Optional.empty();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isExpected(JsonNode photo) {
    return photo.path("status").asText().equals("expected");
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
