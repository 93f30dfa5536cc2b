package wxalbum.share;

import java.util.Optional;
import wxalbum.access.Permission;
import wxalbum.access.Role;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Share;
import wxalbum.album.UrlSigner;
import wxalbum.album.UrlSigner.SignedUrl;

/** Issues a presigned download URL for an original to a guest of a share that allows originals. */
final class SignSharedOriginalUrl {
  private final Photos photos;
  private final UrlSigner urls;

  SignSharedOriginalUrl(Photos photos, UrlSigner urls) {
    this.photos = photos;
    this.urls = urls;
  }

  /**
   * The result of signing an original. If several results apply, the one declared first is
   * returned.
   */
  sealed interface Outcome {}

  /** The share allows renditions only. */
  record Forbidden() implements Outcome {}

  /** The share has no such photo that is ready and live. */
  record NotFound() implements Outcome {}

  /** The URL was issued. */
  record Signed(SignedUrl signedUrl) implements Outcome {}

  /** Signs the URL of the original of a photo in the album of a share. */
  Outcome execute(Share share, PhotoId id) {
    if (!Role.ofGuest(share).permits(Permission.VIEW_ORIGINALS)) {
      return new Forbidden();
    }
    Optional<Photo> photo = photos.findVisible(id, share.albumId());
    if (photo.isEmpty()) {
      return new NotFound();
    }
    return new Signed(urls.sign(photo.get().originalKey(), photo.get().servedContentType()));
  }
}
