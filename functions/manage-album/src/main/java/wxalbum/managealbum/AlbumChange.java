package wxalbum.managealbum;

import org.jspecify.annotations.Nullable;
import wxalbum.album.PhotoId;
import wxalbum.http.Fields;

/**
 * What an album shall be like.
 *
 * @param description empty for none; null leaves it as it is
 */
record AlbumChange(String title, @Nullable String description, Cover cover) {

  /** Reads {@code ChangeAlbumRequest} of the contract: what is left out stays as it is. */
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

  /** Which photo shall be on the cover. */
  sealed interface Cover {
    /** The one that is there, or none. */
    record AsItIs() implements Cover {}

    /** The newest that is ready, or none. */
    record Newest() implements Cover {}

    /** This one. */
    record Chosen(PhotoId photo) implements Cover {}
  }
}
