package wxalbum.tests.idempotency;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Share;
import wxalbum.album.Shares;
import wxalbum.album.User;
import wxalbum.album.Users;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.TestRequest;
import wxalbum.tests.fixture.TestDeployment;

/**
 * A user with every object that a write may need: an album, two photos, one of them in the trash,
 * and a share.
 */
final class WriteFixture {
  private static final int PAGE_SIZE = 100;

  private final OwnerFixture owner = new OwnerFixture(new MutableClock().set(Instant.now()));
  private final AlbumId album = owner.createAlbum("album");
  private final PhotoId photo = owner.createReadyPhoto(album);
  private final PhotoId trashedPhoto = owner.createReadyPhoto(album);
  private final String link;

  WriteFixture(TestDeployment deployment) {
    deployment.call(request("DELETE /photos/{photoId}").pathParam("photoId", trashedPhoto));
    this.link =
        deployment
            .call(
                request("POST /albums/{albumId}/shares")
                    .pathParam("albumId", album)
                    .jsonBody(Map.of()))
            .path("token")
            .asText();
  }

  /** Returns a request of a route with the user's token. */
  TestRequest request(String route) {
    return owner.request(route);
  }

  /** Returns a request of a guest to the user's share. */
  TestRequest guestRequest(String route) {
    return TestRequest.to(route).pathParam("token", link);
  }

  AlbumId album() {
    return album;
  }

  PhotoId photo() {
    return photo;
  }

  PhotoId trashedPhoto() {
    return trashedPhoto;
  }

  /** Returns the stored state of the user as text, without ids and timestamps. */
  String storedState() {
    List<Album> albums =
        OwnerFixture.repository(Albums.class).listByOwner(owner.userId(), null, PAGE_SIZE);
    List<Photo> photos =
        OwnerFixture.repository(Photos.class).listByAddedAt(album, null, PAGE_SIZE);
    List<Share> shares = OwnerFixture.repository(Shares.class).listByAlbum(album, null, PAGE_SIZE);
    User user = OwnerFixture.repository(Users.class).find(owner.userId()).orElseThrow();
    return List.of(
            albums.stream().map(row -> row.title() + " " + row.photoCount()).sorted().toList(),
            photos.stream().map(row -> row.status() + row.caption()).sorted().toList(),
            shares.stream().map(row -> row.label() + " " + row.views()).sorted().toList(),
            List.of(user.photoCount(), user.bytesStored(), user.bytesReserved()))
        .toString();
  }
}
