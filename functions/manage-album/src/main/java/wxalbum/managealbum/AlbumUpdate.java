package wxalbum.managealbum;

import org.jspecify.annotations.Nullable;
import wxalbum.album.PhotoId;
import wxalbum.http.BodyReader;

/**
 * The requested update of an album.
 *
 * @param title new title
 * @param description new description, empty for none; null leaves it unchanged
 * @param cover new cover
 */
record AlbumUpdate(String title, @Nullable String description, CoverChoice cover) {

  /** Reads {@code UpdateAlbumRequest} of the contract. Absent members leave the album unchanged. */
  static AlbumUpdate read(BodyReader body) {
    return body.requireValid(
        new AlbumUpdate(
            AlbumTextReader.readTitle(body),
            body.has("description") ? AlbumTextReader.readDescription(body) : null,
            readCover(body)));
  }

  private static CoverChoice readCover(BodyReader body) {
    PhotoId photo =
        body.optionalParsed("coverPhotoId", "the id of a photo, or null", PhotoId::parse);
    if (photo != null) {
      return new CoverChoice.Chosen(photo);
    }
    return body.has("coverPhotoId") ? new CoverChoice.Newest() : new CoverChoice.Unchanged();
  }

  /** The requested cover of an album. */
  sealed interface CoverChoice {
    /** The current cover is kept. */
    record Unchanged() implements CoverChoice {}

    /** The newest ready photo becomes the cover; without one the cover is empty. */
    record Newest() implements CoverChoice {}

    /** The given photo becomes the cover. */
    record Chosen(PhotoId photo) implements CoverChoice {}
  }
}
