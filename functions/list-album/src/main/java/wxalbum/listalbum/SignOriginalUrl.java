package wxalbum.listalbum;

import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.UrlSigner;
import wxalbum.album.UrlSigner.SignedUrl;
import wxalbum.album.UserId;

/** Issues a presigned download URL for the original of a photo, exactly as it was uploaded. */
final class SignOriginalUrl {
  private final OwnedPhotos ownedPhotos;
  private final UrlSigner urlSigner;

  SignOriginalUrl(Albums albums, Photos photos, UrlSigner urls) {
    this.ownedPhotos = new OwnedPhotos(albums, photos);
    this.urlSigner = urls;
  }

  Outcome execute(UserId user, PhotoId id) {
    return ownedPhotos.find(user, id).map(this::signUnlessBlocked).orElse(new NotFound());
  }

  private Outcome signUnlessBlocked(Photo photo) {
    if (!photo.lifecycle().isStored()) {
      return new NotUploaded();
    }
    return photo.lifecycle().isWithheld()
        ? new Blocked()
        : new Signed(urlSigner.sign(photo.originalKey()));
  }

  /** The result of signing an original. */
  sealed interface Outcome {}

  /** The URL was issued. */
  record Signed(SignedUrl url) implements Outcome {}

  /** The user does not own the photo, or the photo is in the trash. */
  record NotFound() implements Outcome {}

  /** The original has not been uploaded yet. */
  record NotUploaded() implements Outcome {}

  /** Content moderation blocked the photo, so no URL is issued to anyone. */
  record Blocked() implements Outcome {}
}
