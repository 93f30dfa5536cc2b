package wxalbum.listalbum;

import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.SignedUrls;
import wxalbum.album.SignedUrls.SignedUrl;
import wxalbum.album.UserId;

/** Signs the address under which a photo's original is read, as the phone sent it. */
final class SignOriginal {
  private final OwnPhotos own;
  private final SignedUrls urls;

  SignOriginal(Albums albums, Photos photos, SignedUrls urls) {
    this.own = new OwnPhotos(albums, photos);
    this.urls = urls;
  }

  Outcome of(UserId user, PhotoId id) {
    return own.find(user, id).map(this::original).orElse(new NoSuchPhoto());
  }

  private Outcome original(Photo photo) {
    return switch (photo.status()) {
      case EXPECTED -> new NotArrived();
      case READY, FAILED -> new Signed(urls.of(photo.original()));
      case BLOCKED -> new Blocked();
    };
  }

  /** How signing ends. */
  sealed interface Outcome {}

  /** Its address. */
  record Signed(SignedUrl original) implements Outcome {}

  /** The user has no such photo, or has put it into the trash. */
  record NoSuchPhoto() implements Outcome {}

  /** The phone has not sent it yet. */
  record NotArrived() implements Outcome {}

  /** Content safety has refused it: nobody gets it any more. */
  record Blocked() implements Outcome {}
}
