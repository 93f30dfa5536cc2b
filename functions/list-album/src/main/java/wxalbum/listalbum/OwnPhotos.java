package wxalbum.listalbum;

import java.util.Optional;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/** The photos that a user may see: the live ones in his albums. */
record OwnPhotos(Albums albums, Photos photos) {
  /** The photo, if it is one of them. */
  Optional<Photo> find(UserId user, PhotoId id) {
    return photos
        .ofUser(id, user)
        .filter(photo -> !photo.trashed())
        .filter(photo -> albums.find(photo.albumId(), user).isPresent());
  }
}
