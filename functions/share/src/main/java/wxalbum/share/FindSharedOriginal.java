package wxalbum.share;

import java.util.Optional;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Share;
import wxalbum.album.SignedUrls;
import wxalbum.album.SignedUrls.SignedUrl;

/** Finds the original of a photo for a guest of a share that grants originals. */
final class FindSharedOriginal {
  private final Photos photos;
  private final SignedUrls urls;

  FindSharedOriginal(Photos photos, SignedUrls urls) {
    this.photos = photos;
    this.urls = urls;
  }

  /** How it ends; where several endings fit, the one named first. */
  sealed interface Outcome {}

  /** The share shows renditions only. */
  record NotGranted() implements Outcome {}

  /** The share shows no such photo. */
  record NoSuchPhoto() implements Outcome {}

  /** Where the original is read. */
  record Found(SignedUrl address) implements Outcome {}

  /** Looks for a photo among those that a share shows. */
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
