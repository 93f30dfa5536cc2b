package wxalbum.managealbum;

import wxalbum.album.PhotoId;
import wxalbum.http.BodyReader;

/**
 * The requested update of an album.
 *
 * @param title new title
 * @param description new description, empty for none
 * @param cover new cover
 */
record AlbumUpdate(String title, String description, CoverChoice cover) {

  /** Reads {@code UpdateAlbumRequest} of the contract. An absent member is the same as null. */
  static AlbumUpdate read(BodyReader body) {
    return body.requireValid(
        new AlbumUpdate(
            AlbumTextReader.readTitle(body),
            AlbumTextReader.readDescription(body),
            readCover(body)));
  }

  private static CoverChoice readCover(BodyReader body) {
    PhotoId photo =
        body.optionalParsed("coverPhotoId", "the id of a photo, or null", PhotoId::parse);
    return photo == null ? new CoverChoice.Newest() : new CoverChoice.Chosen(photo);
  }

  /** The requested cover of an album. */
  sealed interface CoverChoice {
    /** The newest ready photo becomes the cover; without one the cover is empty. */
    record Newest() implements CoverChoice {}

    /** The given photo becomes the cover. */
    record Chosen(PhotoId photo) implements CoverChoice {}
  }
}
