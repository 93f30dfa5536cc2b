package wxalbum.tests.secrets;

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
import wxalbum.testkit.MultipartForm;
import wxalbum.testkit.TestRequest;
import wxalbum.tests.fixture.TestDeployment;

/** Calls every route as a user and a guest, with a photo whose EXIF data holds a GPS position. */
final class SecretScenario {
  private static final Path PHOTO =
      Path.of(
          System.getProperty("wxalbum.root"),
          "shared/testkit/src/main/resources/photos/landscape-1.jpg");

  private final TestDeployment cloud;
  private final KnownSecrets secrets;
  private final String token;

  SecretScenario(TestDeployment cloud, KnownSecrets secrets) {
    this.cloud = cloud;
    this.secrets = secrets;
    JsonNode login =
        cloud.call(TestRequest.to("POST /login").jsonBody(SecretRequests.bodyOf("POST /login")));
    this.token = secrets.addFrom(login).path("token").asText();
  }

  /** Calls every route at least once, and the functions without routes. */
  void callEverything() throws Exception {
    String album = createAlbum();
    String photo = upload(album, withGpsPosition(Files.readAllBytes(PHOTO)));
    assertThat(call("GET /photos/{photoId}", "photoId", photo).at("/exif/position").toString())
        .contains(KnownSecrets.LATITUDE, KnownSecrets.LONGITUDE);
    readAndUpdateAlbum(album);
    call("PUT /photos/{photoId}", "photoId", photo);
    call("GET /photos/{photoId}/original", "photoId", photo);
    shareAlbum(album, photo);
    call("DELETE /photos/{photoId}", "photoId", photo);
    call("GET /trash", "photoId", photo);
    call("POST /photos/{photoId}/restore", "photoId", photo);
    call("DELETE /photos/{photoId}", "photoId", photo);
    call("DELETE /trash/{photoId}", "photoId", photo);
    call("DELETE /trash", "photoId", photo);
    call("DELETE /albums/{albumId}", "albumId", album);
    cloud.call(TestRequest.to("GET /health"));
    cloud.invoke("migrate", "{}");
    cloud.invoke("sweep", "{}");
  }

  String createAlbum() {
    return call("POST /albums", "albumId", "").path("id").asText();
  }

  /** Uploads a file, delivers its event to thumbnail and returns the photo's id. */
  String upload(String album, byte[] file) throws Exception {
    JsonNode form = requestForm(album, file);
    Map<String, String> fields = new LinkedHashMap<>();
    form.path("fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    assertThat(
            MultipartForm.send(URI.create(form.path("url").asText()), fields, "file", file)
                .statusCode())
        .isEqualTo(201);
    cloud.invoke("thumbnail", SecretRequests.uploadEvent(fields.getOrDefault("key", "")));
    return form.path("photoId").asText();
  }

  /** Requests an upload form for a file. */
  JsonNode requestForm(String album, byte[] file) {
    Object files = Map.of("files", List.of(SecretRequests.fileRequest(file.length)));
    return call(TestRequest.to("POST /albums/{albumId}/uploads")
            .pathParam("albumId", album)
            .jsonBody(files))
        .at("/uploads/0");
  }

  private void readAndUpdateAlbum(String album) {
    call("GET /me", "albumId", album);
    call("GET /albums", "albumId", album);
    call("GET /albums/{albumId}", "albumId", album);
    call("GET /albums/{albumId}/photos", "albumId", album);
    call("PUT /albums/{albumId}", "albumId", album);
  }

  private void shareAlbum(String album, String photo) {
    JsonNode share = call("POST /albums/{albumId}/shares", "albumId", album);
    String link = share.path("token").asText();
    call("GET /albums/{albumId}/shares", "albumId", album);
    TestRequest open = TestRequest.to("POST /shared/{token}/open").pathParam("token", link);
    call(open.jsonBody(Map.of("passcode", KnownSecrets.PASSCODE + "?")));
    String view =
        call(open.jsonBody(Map.of("passcode", KnownSecrets.PASSCODE))).path("viewToken").asText();
    callAsGuest("GET /shared/{token}/photos", link, photo, view);
    callAsGuest("GET /shared/{token}/photos/{photoId}/original", link, photo, view);
    callAsGuest("GET /shared/{token}/photos", link, photo, KnownSecrets.BEARER);
    cloud.callDefault(TestRequest.to("PUT /shared/{token}/photos").pathParam("token", link));
    call("DELETE /shares/{shareId}", "shareId", share.path("id").asText());
    callAsGuest("GET /shared/{token}/photos", link, photo, view);
  }

  private void callAsGuest(String route, String link, String photo, String view) {
    TestRequest request =
        TestRequest.to(route).pathParam("token", link).pathParam("photoId", photo);
    secrets.addFrom(cloud.call(request.bearerToken(view)));
  }

  private JsonNode call(String route, String parameter, String value) {
    Map<String, Object> body = SecretRequests.bodyOf(route);
    TestRequest request = TestRequest.to(route).pathParam(parameter, value);
    return call(body.isEmpty() ? request : request.jsonBody(body));
  }

  private JsonNode call(TestRequest request) {
    return secrets.addFrom(cloud.call(request.bearerToken(token)));
  }

  /**
   * Returns the JPEG with a GPS position in an EXIF segment: a TIFF structure with a main directory
   * and a GPS directory (EXIF 2.3, 4.6.6).
   */
  static byte[] withGpsPosition(byte[] jpeg) {
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 138);
    file.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) 136);
    file.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
    putTiffEntry(file.putShort((short) 1), 0x8825, 4, 1, 26).putInt(0);
    putTiffEntry(file.putShort((short) 4), 1, 2, 2, 'N' << 24);
    putTiffEntry(file, 2, 5, 3, 80);
    putTiffEntry(file, 3, 2, 2, 'E' << 24);
    putTiffEntry(file, 4, 5, 3, 104).putInt(0);
    file.putInt(1_234_567).putInt(100_000).putInt(0).putInt(1).putInt(0).putInt(1);
    file.putInt(9_876_543).putInt(100_000).putInt(0).putInt(1).putInt(0).putInt(1);
    return file.put(jpeg, 2, jpeg.length - 2).array();
  }

  private static ByteBuffer putTiffEntry(ByteBuffer file, int tag, int type, int count, int value) {
    return file.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }
}
