package wxalbum.listalbum;

import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.UrlSigner;
import wxalbum.album.UrlSigner.SignedUrl;
import wxalbum.album.UserId;

/** Issues a presigned download URL for the original of a photo, exactly as it was uploaded. */
final class SignOriginalUrl {
  private final AlbumAccess access;
  private final UrlSigner urlSigner;

  SignOriginalUrl(AlbumAccess access, UrlSigner urlSigner) {
    this.access = access;
    this.urlSigner = urlSigner;
  }

  Outcome execute(UserId user, PhotoId id) {
    return switch (access.findPhoto(user, id, Permission.VIEW_ORIGINALS)) {
      case Access.Granted<Photo>(Photo photo, _) -> signUnlessBlocked(photo);
      case Access.Denied<Photo>(Denial denial) -> new Denied(denial);
    };
  }

  private Outcome signUnlessBlocked(Photo photo) {
    if (!photo.lifecycle().isStored()) {
      return new NotUploaded();
    }
    return photo.lifecycle().isWithheld()
        ? new Blocked()
        : new Signed(urlSigner.sign(photo.originalKey(), photo.servedContentType()));
  }

  /** The result of signing an original. */
  sealed interface Outcome {}

  /** The URL was issued. */
  record Signed(SignedUrl url) implements Outcome {}

  /** The user may not load the original, or the photo is in the trash. */
  record Denied(Denial denial) implements Outcome {}

  /** The original has not been uploaded yet. */
  record NotUploaded() implements Outcome {}

  /** Content moderation blocked the photo, so no URL is issued to anyone. */
  record Blocked() implements Outcome {}
}
