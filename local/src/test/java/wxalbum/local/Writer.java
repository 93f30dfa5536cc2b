package wxalbum.local;

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
import wxalbum.testing.ApiRequest;
import wxalbum.testing.MovableClock;
import wxalbum.testing.Owner;

/**
 * A user with every object that a write may need: an album, two photos, one of them in the trash,
 * and a share.
 */
final class Writer {
  private static final int ALL = 100;

  private final Owner owner = new Owner(new MovableClock().set(Instant.now()));
  private final AlbumId album = owner.album("album");
  private final PhotoId photo = owner.ready(album);
  private final PhotoId trashed = owner.ready(album);
  private final String link;

  Writer(Deployment deployment) {
    deployment.call(asks("DELETE /photos/{photoId}").path("photoId", trashed));
    this.link =
        deployment
            .call(asks("POST /albums/{albumId}/shares").path("albumId", album).json(Map.of()))
            .path("token")
            .asText();
  }

  /** Returns a request of a route with the user's token. */
  ApiRequest asks(String route) {
    return owner.asks(route);
  }

  /** Returns a request of a guest to the user's share. */
  ApiRequest guest(String route) {
    return ApiRequest.to(route).path("token", link);
  }

  AlbumId album() {
    return album;
  }

  PhotoId photo() {
    return photo;
  }

  PhotoId trashed() {
    return trashed;
  }

  /** Returns the stored state of the user as text, without ids and timestamps. */
  String kept() {
    List<Album> albums = Owner.repository(Albums.class).ofOwner(owner.id(), null, ALL);
    List<Photo> photos = Owner.repository(Photos.class).byAdded(album, null, ALL);
    List<Share> shares = Owner.repository(Shares.class).ofAlbum(album, null, ALL);
    User user = Owner.repository(Users.class).find(owner.id()).orElseThrow();
    return List.of(
            albums.stream().map(row -> row.title() + " " + row.photoCount()).sorted().toList(),
            photos.stream().map(row -> row.status() + row.caption()).sorted().toList(),
            shares.stream().map(row -> row.label() + " " + row.views()).sorted().toList(),
            List.of(user.photos(), user.bytesStored(), user.bytesExpected()))
        .toString();
  }
}
