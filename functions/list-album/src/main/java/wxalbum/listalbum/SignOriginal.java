package wxalbum.listalbum;

import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.SignedUrls;
import wxalbum.album.SignedUrls.SignedUrl;
import wxalbum.album.UserId;

/** Issues a presigned download URL for the original of a photo, exactly as it was uploaded. */
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

  /** The result of signing an original. */
  sealed interface Outcome {}

  /** The URL was issued. */
  record Signed(SignedUrl original) implements Outcome {}

  /** The user does not own the photo, or the photo is in the trash. */
  record NoSuchPhoto() implements Outcome {}

  /** The original has not been uploaded yet. */
  record NotArrived() implements Outcome {}

  /** Content moderation blocked the photo, so no URL is issued to anyone. */
  record Blocked() implements Outcome {}
}
