package wxalbum.access;

import java.util.Optional;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/**
 * Decides what a user may do with an album and its photos. Every use case of users asks here.
 *
 * <p>The queries compare the owner themselves. A resource of another user costs the same statements
 * as one that does not exist, and its row is never locked. Neither the response time nor a wait
 * reveals it.
 */
public final class AlbumAccess {
  private final Albums albums;
  private final Photos photos;

  /** Creates the access to the albums and photos of these repositories. */
  public AlbumAccess(Albums albums, Photos photos) {
    this.albums = albums;
    this.photos = photos;
  }

  /** Finds a live album. */
  public Access<Album> findAlbum(UserId user, AlbumId id, Permission permission) {
    return decide(albums.findOwned(id, user), permission);
  }

  /** Finds a live album and locks its row until the transaction ends. */
  public Access<Album> lockAlbum(UserId user, AlbumId id, Permission permission) {
    return decide(albums.lockOwned(id, user), permission);
  }

  /** Finds an album, deleted or not. */
  public Access<AlbumId> findLiveOrDeletedAlbum(UserId user, AlbumId id, Permission permission) {
    return decide(Optional.of(id).filter(album -> albums.isOwnedBy(album, user)), permission);
  }

  /** Finds a live photo of a live album. */
  public Access<Photo> findPhoto(UserId user, PhotoId id, Permission permission) {
    Optional<Photo> photo =
        photos
            .findOwned(id, user)
            .filter(found -> !found.isInTrash())
            .filter(found -> albums.findOwned(found.albumId(), user).isPresent());
    return decide(photo, permission);
  }

  /**
   * Finds a photo, in the trash or not, whose album may be deleted. Locks its row until the
   * transaction ends.
   */
  public Access<Photo> lockPhoto(UserId user, PhotoId id, Permission permission) {
    return decide(photos.findOwned(id, user).flatMap(found -> photos.lock(found.id())), permission);
  }

  /** Decides on a resource that one of the queries above found, which find only the owner's. */
  private static <T> Access<T> decide(Optional<T> resource, Permission permission) {
    return Access.decide(resource, Role.OWNER, permission);
  }
}
