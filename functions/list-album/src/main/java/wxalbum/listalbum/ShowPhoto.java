package wxalbum.listalbum;

import wxalbum.album.Albums;
import wxalbum.album.Exif;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/** Returns one photo with its Exif data. A photo in the trash is not found. */
final class ShowPhoto {
  private final OwnPhotos own;
  private final Photos photos;

  ShowPhoto(Albums albums, Photos photos) {
    this.own = new OwnPhotos(albums, photos);
    this.photos = photos;
  }

  Outcome of(UserId user, PhotoId id) {
    return own.find(user, id)
        .<Outcome>map(photo -> new Shown(photo, photos.exif(id).orElse(Exif.NONE)))
        .orElse(new NoSuchPhoto());
  }

  /** The result of reading a photo. */
  sealed interface Outcome {}

  /** The photo was found. The Exif data are empty until the photo is ready. */
  record Shown(Photo photo, Exif exif) implements Outcome {}

  /** The user does not own the photo, or the photo is in the trash. */
  record NoSuchPhoto() implements Outcome {}
}
