package wxalbum.listalbum;

import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Exif;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/** Returns one photo with its EXIF data. A photo in the trash is not found. */
final class GetPhoto {
  private final AlbumAccess access;
  private final Photos photos;

  GetPhoto(AlbumAccess access, Photos photos) {
    this.access = access;
    this.photos = photos;
  }

  Outcome execute(UserId user, PhotoId id) {
    return switch (access.findPhoto(user, id, Permission.VIEW)) {
      case Access.Granted<Photo>(Photo photo, _) ->
          new Found(photo, photos.findExif(id).orElse(Exif.EMPTY));
      case Access.Denied<Photo>(Denial denial) -> new Denied(denial);
    };
  }

  /** The result of reading a photo. */
  sealed interface Outcome {}

  /** The photo was found. The EXIF data are empty until the photo is ready. */
  record Found(Photo photo, Exif exif) implements Outcome {}

  /** The user may not view the photo, or the photo is in the trash. */
  record Denied(Denial denial) implements Outcome {}
}
