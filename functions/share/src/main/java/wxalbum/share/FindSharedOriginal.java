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

/** Finds the original of a photo for a guest of a share that allows originals. */
final class FindSharedOriginal {
  private final Photos photos;
  private final UrlSigner urls;

  FindSharedOriginal(Photos photos, UrlSigner urls) {
    this.photos = photos;
    this.urls = urls;
  }

  /** The result of finding. If several results apply, the one declared first is returned. */
  sealed interface Outcome {}

  /** The share allows renditions only. */
  record Forbidden() implements Outcome {}

  /** The share has no such photo that is ready and live. */
  record NotFound() implements Outcome {}

  /** The signed URL of the original. */
  record Found(SignedUrl signedUrl) implements Outcome {}

  /** Finds the original of a photo in the album of a share. */
  Outcome execute(Share share, PhotoId id) {
    if (!Role.ofGuest(share).permits(Permission.VIEW_ORIGINALS)) {
      return new Forbidden();
    }
    Optional<Photo> photo = photos.findVisible(id, share.albumId());
    if (photo.isEmpty()) {
      return new NotFound();
    }
    return new Found(urls.sign(photo.get().originalKey()));
  }
}
