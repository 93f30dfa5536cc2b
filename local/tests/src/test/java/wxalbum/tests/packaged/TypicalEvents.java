package wxalbum.tests.packaged;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.SampleEventFiles;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;

/**
 * The most frequent event of each function except {@code migrate}, sent by a user with an album.
 */
final class TypicalEvents {
  private final TestCloud cloud = TestCloud.shared();
  private final AlbumFixture album = new AlbumFixture(cloud.settings());

  /** Returns the events by function name. */
  Map<String, byte[]> byFunction() {
    String token = cloud.issueToken(album.session());
    Map<String, Object> file =
        Map.of("name", "IMG_0001.JPG", "bytes", 3_670_016, "contentType", "image/jpeg");
    Map<String, byte[]> events = new LinkedHashMap<>();
    events.put("login", TestRequest.to("POST /login").jsonBody(Map.of("code", "one")).toEvent());
    events.put(
        "upload",
        TestRequest.to("POST /albums/{albumId}/uploads")
            .pathParam("albumId", album.albumId())
            .bearerToken(token)
            .jsonBody(Map.of("files", List.of(file)))
            .toEvent());
    events.put("list-album", TestRequest.to("GET /albums").bearerToken(token).toEvent());
    events.put(
        "manage-album",
        TestRequest.to("POST /albums")
            .bearerToken(token)
            .jsonBody(Map.of("title", "one"))
            .toEvent());
    events.put("share", SampleEventFiles.read("share.json"));
    events.put("thumbnail", SampleEventFiles.read("thumbnail.json"));
    events.put("sweep", SampleEventFiles.read("sweep.json"));
    return events;
  }
}
