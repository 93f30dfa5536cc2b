package wxalbum.share;

import java.util.Optional;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Share;
import wxalbum.album.SignedUrls;
import wxalbum.album.SignedUrls.SignedUrl;

/** Finds the original of a photo for a guest of a share that allows originals. */
final class FindSharedOriginal {
  private final Photos photos;
  private final SignedUrls urls;

  FindSharedOriginal(Photos photos, SignedUrls urls) {
    this.photos = photos;
    this.urls = urls;
  }

  /** The result of finding. If several results apply, the one declared first is returned. */
  sealed interface Outcome {}

  /** The share allows renditions only. */
  record NotGranted() implements Outcome {}

  /** The share has no such photo that is ready and live. */
  record NoSuchPhoto() implements Outcome {}

  /** The signed URL of the original. */
  record Found(SignedUrl address) implements Outcome {}

  /** Finds the original of a photo in the album of a share. */
  Outcome find(Share share, PhotoId id) {
    if (!share.allowOriginals()) {
      return new NotGranted();
    }
    Optional<Photo> photo = photos.shown(id, share.albumId());
    if (photo.isEmpty()) {
      return new NoSuchPhoto();
    }
    return new Found(urls.of(photo.get().original()));
  }
}
