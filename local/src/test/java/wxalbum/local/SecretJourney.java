package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.FormPost;

/** Calls every route as a user and a guest, with a photo whose EXIF data holds a GPS position. */
final class SecretJourney {
  private static final Path PHOTO =
      Path.of(
          System.getProperty("wxalbum.root"),
          "functions/thumbnail/src/test/resources/photos/landscape-1.jpg");

  private final Deployment cloud;
  private final Secrets secrets;
  private final String token;

  SecretJourney(Deployment cloud, Secrets secrets) {
    this.cloud = cloud;
    this.secrets = secrets;
    JsonNode login =
        cloud.call(ApiRequest.to("POST /login").json(SecretRequests.body("POST /login")));
    this.token = secrets.learnFrom(login).path("token").asText();
  }

  /** Calls every route at least once, and the functions without routes. */
  void everything() throws Exception {
    String album = album();
    String photo = upload(album, withPosition(Files.readAllBytes(PHOTO)));
    assertThat(call("GET /photos/{photoId}", "photoId", photo).at("/exif/position").toString())
        .contains(Secrets.LATITUDE, Secrets.LONGITUDE);
    look(album);
    call("PUT /photos/{photoId}", "photoId", photo);
    call("GET /photos/{photoId}/original", "photoId", photo);
    share(album, photo);
    call("DELETE /photos/{photoId}", "photoId", photo);
    call("GET /trash", "photoId", photo);
    call("POST /photos/{photoId}/restore", "photoId", photo);
    call("DELETE /albums/{albumId}", "albumId", album);
    cloud.call(ApiRequest.to("GET /health"));
    cloud.invoke("migrate", "{}");
    cloud.invoke("sweep", "{}");
  }

  String album() {
    return call("POST /albums", "albumId", "").path("id").asText();
  }

  /** Uploads a file, delivers its event to thumbnail and returns the photo's id. */
  String upload(String album, byte[] file) throws Exception {
    JsonNode form = form(album, file);
    Map<String, String> fields = new LinkedHashMap<>();
    form.path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    assertThat(
            FormPost.send(URI.create(form.path("url").asText()), fields, "file", file).statusCode())
        .isEqualTo(201);
    cloud.invoke("thumbnail", SecretRequests.arrival(fields.getOrDefault("key", "")));
    return form.path("photoId").asText();
  }

  /** Requests an upload form for a file. */
  JsonNode form(String album, byte[] file) {
    Object files = Map.of("files", List.of(SecretRequests.file(file.length)));
    return call(ApiRequest.to("POST /albums/{albumId}/uploads").path("albumId", album).json(files))
        .at("/uploads/0");
  }

  private void look(String album) {
    call("GET /me", "albumId", album);
    call("GET /albums", "albumId", album);
    call("GET /albums/{albumId}", "albumId", album);
    call("GET /albums/{albumId}/photos", "albumId", album);
    call("PUT /albums/{albumId}", "albumId", album);
  }

  private void share(String album, String photo) {
    JsonNode share = call("POST /albums/{albumId}/shares", "albumId", album);
    String link = share.path("token").asText();
    call("GET /albums/{albumId}/shares", "albumId", album);
    ApiRequest open = ApiRequest.to("POST /shared/{token}/open").path("token", link);
    call(open.json(Map.of("passcode", Secrets.PASSCODE + "?")));
    String view = call(open.json(Map.of("passcode", Secrets.PASSCODE))).path("viewToken").asText();
    guest("GET /shared/{token}/photos", link, photo, view);
    guest("GET /shared/{token}/photos/{photoId}/original", link, photo, view);
    guest("GET /shared/{token}/photos", link, photo, Secrets.BEARER);
    cloud.callDefault(ApiRequest.to("PUT /shared/{token}/photos").path("token", link));
    call("DELETE /shares/{shareId}", "shareId", share.path("id").asText());
    guest("GET /shared/{token}/photos", link, photo, view);
  }

  private void guest(String route, String link, String photo, String view) {
    ApiRequest request = ApiRequest.to(route).path("token", link).path("photoId", photo);
    secrets.learnFrom(cloud.call(request.token(view)));
  }

  private JsonNode call(String route, String parameter, String value) {
    Map<String, Object> body = SecretRequests.body(route);
    ApiRequest request = ApiRequest.to(route).path(parameter, value);
    return call(body.isEmpty() ? request : request.json(body));
  }

  private JsonNode call(ApiRequest request) {
    return secrets.learnFrom(cloud.call(request.token(token)));
  }

  /**
   * Returns the JPEG with a GPS position in an EXIF segment: a TIFF structure with a main directory
   * and a GPS directory (EXIF 2.3, 4.6.6).
   */
  static byte[] withPosition(byte[] jpeg) {
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 138);
    file.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) 136);
    file.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
    entry(file.putShort((short) 1), 0x8825, 4, 1, 26).putInt(0);
    entry(file.putShort((short) 4), 1, 2, 2, 'N' << 24);
    entry(file, 2, 5, 3, 80);
    entry(file, 3, 2, 2, 'E' << 24);
    entry(file, 4, 5, 3, 104).putInt(0);
    file.putInt(1_234_567).putInt(100_000).putInt(0).putInt(1).putInt(0).putInt(1);
    file.putInt(9_876_543).putInt(100_000).putInt(0).putInt(1).putInt(0).putInt(1);
    return file.put(jpeg, 2, jpeg.length - 2).array();
  }

  private static ByteBuffer entry(ByteBuffer file, int tag, int type, int count, int value) {
    return file.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }
}
