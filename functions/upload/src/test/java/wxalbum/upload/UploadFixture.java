package wxalbum.upload;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Sha256;
import wxalbum.database.Database;
import wxalbum.settings.Setting;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.MultipartForm;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/** A user with an empty album, and builders of upload requests. */
final class UploadFixture {
  static final String ROUTE = "POST /albums/{albumId}/uploads";
  static final long QUOTA_BYTES = 1_000_000;
  static final byte[] BYTES = "bytes of a test image".getBytes(StandardCharsets.UTF_8);
  static final String SHA256 = Sha256.ofBytes(Sha256.newMessageDigest().digest(BYTES)).hex();

  /** Shared by all tests, because each instance holds a database connection. */
  private static final FunctionInvoker SHARED_FUNCTION = newInstance();

  /** Shared by all tests for the same reason. */
  private static final Database SHARED_DATABASE =
      AlbumFixture.openDatabase(TestCloud.shared().settings());

  final TestCloud cloud = TestCloud.shared();
  final AlbumFixture albumFixture = new AlbumFixture(SHARED_DATABASE);
  final FunctionInvoker function = SHARED_FUNCTION;

  /** Creates another instance of the function. */
  static FunctionInvoker newInstance() {
    return new FunctionInvoker(
        new UploadHandler(
            TestCloud.shared().settings(Map.of(Setting.QUOTA_BYTES, Long.toString(QUOTA_BYTES))),
            Clock.systemUTC()));
  }

  TestRequest uploadRequest(Map<?, ?>... files) {
    return TestRequest.to(ROUTE)
        .pathParam("albumId", albumFixture.albumId())
        .bearerToken(cloud.issueToken(albumFixture.session()))
        .jsonBody(Map.of("files", List.of(files)));
  }

  static Map<String, Object> file(long bytes) {
    return Map.of("name", "IMG_0001.JPG", "bytes", bytes, "contentType", "image/jpeg");
  }

  static Map<String, Object> with(Map<String, Object> file, String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(file);
    changed.put(name, value);
    return changed;
  }

  /** Returns the current row of the photo at an index of the response. */
  Photo findPhoto(TestResponse response, int index) {
    return PhotoId.parse(response.textAt("/uploads/" + index + "/photoId"))
        .flatMap(albumFixture.photos()::find)
        .orElseThrow();
  }

  static Map<String, String> formFields(TestResponse response) {
    Map<String, String> fields = new LinkedHashMap<>();
    response
        .body()
        .at("/uploads/0/fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  HttpResponse<String> postFile(TestResponse response, byte[] file) throws Exception {
    URI url = URI.create(response.textAt("/uploads/0/url"));
    return MultipartForm.send(url, formFields(response), "file", file);
  }
}
