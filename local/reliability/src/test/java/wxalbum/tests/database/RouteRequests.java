package wxalbum.tests.database;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestRequest;
import wxalbum.tests.fixture.TestDeployment;

/** Creates a successful request of each route, with the objects that it needs. */
final class RouteRequests {
  private final TestDeployment deployment;
  private final OwnerFixture owner = new OwnerFixture(new MutableClock().set(Instant.now()));

  RouteRequests(TestDeployment deployment) {
    this.deployment = deployment;
  }

  /** Creates new objects, and a request that concerns them. */
  TestRequest create(String route) {
    AlbumId album = owner.createAlbum("album");
    PhotoId photo = owner.createReadyPhoto(album);
    PhotoId trashed = owner.createReadyPhoto(album);
    OwnerFixture.repository(Photos.class).moveToTrash(trashed, Instant.now());
    TestRequest request = withBody(owner.request(route));
    if (route.contains("{albumId}")) {
      request = request.pathParam("albumId", album);
    }
    if (route.contains("{photoId}")) {
      boolean isInTrash = route.endsWith("/restore") || route.startsWith("DELETE /trash/");
      request = request.pathParam("photoId", isInTrash ? trashed : photo);
    }
    return route.contains("{shareId}") || route.contains("{token}")
        ? withShare(request, album)
        : request;
  }

  private TestRequest withShare(TestRequest request, AlbumId album) {
    var share =
        deployment.call(
            owner
                .request("POST /albums/{albumId}/shares")
                .pathParam("albumId", album)
                .jsonBody(Map.of("allowOriginals", true)));
    if (request.route().contains("{shareId}")) {
      return request.pathParam("shareId", share.path("id").asText());
    }
    String token = share.path("token").asText();
    var opened =
        deployment.call(
            TestRequest.to("POST /shared/{token}/open")
                .pathParam("token", token)
                .jsonBody(Map.of()));
    return request.pathParam("token", token).bearerToken(opened.path("viewToken").asText());
  }

  private static TestRequest withBody(TestRequest request) {
    return switch (request.route()) {
      case "POST /login" -> request.jsonBody(Map.of("code", "code-anna"));
      case "POST /albums", "PUT /albums/{albumId}" -> request.jsonBody(Map.of("title", "title"));
      case "PUT /photos/{photoId}" -> request.jsonBody(Map.of("caption", "caption"));
      case "POST /albums/{albumId}/uploads" -> request.jsonBody(Map.of("files", List.of(file())));
      case "POST /albums/{albumId}/shares", "POST /shared/{token}/open" ->
          request.jsonBody(Map.of());
      default -> request;
    };
  }

  /** Returns the request of a file that no album has. */
  private static Map<String, Object> file() {
    return Map.of(
        "name",
        "IMG.JPG",
        "bytes",
        1000,
        "contentType",
        "image/jpeg",
        "sha256",
        Sha256.hash(UUID.randomUUID().toString()).hex());
  }
}
