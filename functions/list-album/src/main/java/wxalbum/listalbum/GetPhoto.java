package wxalbum.listalbum;

import wxalbum.album.Albums;
import wxalbum.album.Exif;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/** Returns one photo with its Exif data. A photo in the trash is not found. */
final class GetPhoto {
  private final OwnedPhotos ownedPhotos;
  private final Photos photos;

  GetPhoto(Albums albums, Photos photos) {
    this.ownedPhotos = new OwnedPhotos(albums, photos);
    this.photos = photos;
  }

  Outcome execute(UserId user, PhotoId id) {
    return ownedPhotos
        .find(user, id)
        .<Outcome>map(photo -> new Found(photo, photos.findExif(id).orElse(Exif.EMPTY)))
        .orElse(new NotFound());
  }

  /** The result of reading a photo. */
  sealed interface Outcome {}

  /** The photo was found. The Exif data are empty until the photo is ready. */
  record Found(Photo photo, Exif exif) implements Outcome {}

  /** The user does not own the photo, or the photo is in the trash. */
  record NotFound() implements Outcome {}
}
