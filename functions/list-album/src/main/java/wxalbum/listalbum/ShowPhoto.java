package wxalbum.listalbum;

import wxalbum.album.Albums;
import wxalbum.album.Exif;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/** Shows one photo with what its camera says. A photo in the trash is shown by the trash alone. */
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

  /** How showing ends. */
  sealed interface Outcome {}

  /** The photo; its exif is empty until it is ready. */
  record Shown(Photo photo, Exif exif) implements Outcome {}

  /** The user has no such photo, or has put it into the trash. */
  record NoSuchPhoto() implements Outcome {}
}
