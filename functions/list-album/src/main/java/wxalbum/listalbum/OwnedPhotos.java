package wxalbum.listalbum;

import java.util.Optional;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/** Access to the photos of a user that are in live albums and not in the trash. */
record OwnedPhotos(Albums albums, Photos photos) {
  /** Returns the photo, or empty if it is missing, in the trash, or owned by another user. */
  Optional<Photo> find(UserId user, PhotoId id) {
    return photos
        .findOwned(id, user)
        .filter(photo -> !photo.isInTrash())
        .filter(photo -> albums.find(photo.albumId(), user).isPresent());
  }
}
