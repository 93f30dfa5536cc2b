package wxalbum.tests.journeys;

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
import wxalbum.testkit.MultipartForm;

/** A phone that calls the API over HTTP. */
final class HttpPhone {
  private static final Path PHOTO_FOLDER =
      Path.of(System.getProperty("wxalbum.root"), "shared/testkit/src/main/resources/photos");

  private final HttpClient client;
  private final URI api;
  private String token = "";

  /** Creates a phone and logs its user in. */
  HttpPhone(HttpClient client, URI api) throws Exception {
    this.client = client;
    this.api = api;
    this.token = post("/login", Map.of("code", "code-anna")).path("token").asText();
  }

  JsonNode post(String path, Object body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(Json.write(body))).build());
  }

  /** Returns whether an upload of this content type is accepted, without sending a file. */
  boolean accepts(String album, String contentType) throws Exception {
    return requestUpload(album, "asked", 1, contentType).has("uploads");
  }

  /** Uploads a photo of thumbnail's test resources under this content type. */
  void upload(String album, String name, String contentType) throws Exception {
    upload(album, name, contentType, Files.readAllBytes(PHOTO_FOLDER.resolve(name)));
  }

  /** Uploads a file under this name and content type. */
  void upload(String album, String name, String contentType, byte[] file) throws Exception {
    JsonNode form = requestUpload(album, name, file.length, contentType).at("/uploads/0");
    Map<String, String> fields = new LinkedHashMap<>();
    form.path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    var response = MultipartForm.send(URI.create(form.path("url").asText()), fields, "file", file);
    assertThat(response.statusCode()).isEqualTo(201);
  }

  private JsonNode requestUpload(String album, String name, int bytes, String contentType)
      throws Exception {
    Map<String, Object> fileRequest =
        Map.of("name", name, "bytes", bytes, "contentType", contentType);
    return post("/albums/" + album + "/uploads", Map.of("files", List.of(fileRequest)));
  }

  /** Waits until all uploads of an album are processed and returns its photos. */
  List<JsonNode> awaitPhotos(String album) {
    return Stream.generate(() -> listPhotos(album))
        .flatMap(Optional::stream)
        .dropWhile(list -> list.stream().anyMatch(HttpPhone::isExpected))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the current photos; empty if the gateway rejects the request as too frequent. */
  private Optional<List<JsonNode>> listPhotos(String album) {
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
