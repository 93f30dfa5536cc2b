package wxalbum.managealbum;

import org.jspecify.annotations.Nullable;
import wxalbum.album.PhotoId;
import wxalbum.http.Fields;

/**
 * The requested update of an album.
 *
 * @param title new title
 * @param description new description, empty for none; null leaves it unchanged
 * @param cover new cover
 */
record AlbumChange(String title, @Nullable String description, Cover cover) {

  /** Reads {@code UpdateAlbumRequest} of the contract. Absent members leave the album unchanged. */
  static AlbumChange read(Fields body) {
    return body.check(
        new AlbumChange(
            AlbumText.title(body),
            body.has("description") ? AlbumText.description(body) : null,
            cover(body)));
  }

  private static Cover cover(Fields body) {
    PhotoId photo =
        body.optionalParsed("coverPhotoId", "the id of a photo, or null", PhotoId::parse);
    if (photo != null) {
      return new Cover.Chosen(photo);
    }
    return body.has("coverPhotoId") ? new Cover.Newest() : new Cover.AsItIs();
  }

  /** The requested cover of an album. */
  sealed interface Cover {
    /** The current cover is kept. */
    record AsItIs() implements Cover {}

    /** The newest ready photo becomes the cover; without one the cover is empty. */
    record Newest() implements Cover {}

    /** The given photo becomes the cover. */
    record Chosen(PhotoId photo) implements Cover {}
  }
}
