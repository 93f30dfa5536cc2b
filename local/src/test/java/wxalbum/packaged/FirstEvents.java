package wxalbum.packaged;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.Events;
import wxalbum.testing.TestCloud;

/**
 * The most frequent event of each function except {@code migrate}, sent by a user with an album.
 */
final class FirstEvents {
  private final TestCloud cloud = TestCloud.shared();
  private final AlbumFixture album = new AlbumFixture(cloud.settings());

  /** Returns the events by function name. */
  Map<String, byte[]> byFunction() {
    String token = cloud.token(album.session());
    Map<String, Object> file =
        Map.of("name", "IMG_0001.JPG", "bytes", 3_670_016, "contentType", "image/jpeg");
    Map<String, byte[]> events = new LinkedHashMap<>();
    events.put("login", ApiRequest.to("POST /login").json(Map.of("code", "one")).event());
    events.put(
        "upload",
        ApiRequest.to("POST /albums/{albumId}/uploads")
            .path("albumId", album.album())
            .token(token)
            .json(Map.of("files", List.of(file)))
            .event());
    events.put("list-album", ApiRequest.to("GET /albums").token(token).event());
    events.put(
        "manage-album",
        ApiRequest.to("POST /albums").token(token).json(Map.of("title", "one")).event());
    events.put("share", Events.sample("share.json"));
    events.put("thumbnail", Events.sample("thumbnail.json"));
    events.put("sweep", Events.sample("sweep.json"));
    return events;
  }
}
