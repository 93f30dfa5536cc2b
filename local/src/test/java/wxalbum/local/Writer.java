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

/** A user with whatever a write may be about: an album, two photos, one in the trash, a share. */
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

  /** A request with his token. */
  ApiRequest asks(String route) {
    return owner.asks(route);
  }

  /** A request of a guest at his share. */
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

  /** What the database keeps of him, without ids and moments. */
  String kept() {
    List<Album> albums = Owner.repository(Albums.class).ofOwner(owner.id(), null, ALL);
    List<Photo> photos = Owner.repository(Photos.class).byAdded(album, null, ALL);
    List<Share> shares = Owner.repository(Shares.class).ofAlbum(album, null, ALL);
    User user = Owner.repository(Users.class).find(owner.id()).orElseThrow();
    return List.of(
            albums.stream().map(each -> each.title() + " " + each.photoCount()).sorted().toList(),
            photos.stream().map(each -> each.status() + each.caption()).sorted().toList(),
            shares.stream().map(each -> each.label() + " " + each.views()).sorted().toList(),
            List.of(user.photos(), user.bytesStored(), user.bytesExpected()))
        .toString();
  }
}
