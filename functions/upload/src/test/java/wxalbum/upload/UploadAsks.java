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
import wxalbum.settings.Setting;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FormPost;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.TestCloud;

/** A user with an empty album, and builders of upload requests. */
final class UploadAsks {
  static final String ROUTE = "POST /albums/{albumId}/uploads";
  static final long QUOTA = 1_000_000;
  static final byte[] BYTES = "bytes of a test image".getBytes(StandardCharsets.UTF_8);
  static final String SHA256 = Sha256.ofDigest(Sha256.algorithm().digest(BYTES)).hex();

  /** Shared by all tests, because each instance holds a database connection. */
  private static final FunctionDriver FIRST = instance();

  final TestCloud cloud = TestCloud.shared();
  final AlbumFixture rows = new AlbumFixture(cloud.settings());
  final FunctionDriver upload = FIRST;

  /** Creates another instance of the function. */
  static FunctionDriver instance() {
    return new FunctionDriver(
        new UploadHandler(
            TestCloud.shared().settings(Map.of(Setting.QUOTA_BYTES, Long.toString(QUOTA))),
            Clock.systemUTC()));
  }

  ApiRequest ask(Map<?, ?>... files) {
    return ApiRequest.to(ROUTE)
        .path("albumId", rows.album())
        .token(cloud.token(rows.session()))
        .json(Map.of("files", List.of(files)));
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
  Photo photo(ApiResponse response, int index) {
    return PhotoId.parse(response.text("/uploads/" + index + "/photoId"))
        .flatMap(rows.photos()::find)
        .orElseThrow();
  }

  static Map<String, String> fields(ApiResponse response) {
    Map<String, String> fields = new LinkedHashMap<>();
    response
        .body()
        .at("/uploads/0/fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
    return fields;
  }

  HttpResponse<String> post(ApiResponse response, byte[] file) throws Exception {
    URI url = URI.create(response.text("/uploads/0/url"));
    return FormPost.send(url, fields(response), "file", file);
  }
}
