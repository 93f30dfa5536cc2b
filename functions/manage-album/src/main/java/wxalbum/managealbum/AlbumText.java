package wxalbum.managealbum;

import org.jspecify.annotations.Nullable;
import wxalbum.http.Fields;

/** Reads the texts of albums and photos from request bodies. Lengths are in code points. */
final class AlbumText {
  private static final int LONGEST_TITLE = 60;
  private static final int LONGEST_TEXT = 500;

  private AlbumText() {}

  /** Reads the title of an album, 1 to 60 code points. */
  static String title(Fields body) {
    return body.text("title", 1, LONGEST_TITLE);
  }

  /** Reads the description of an album, up to 500 code points; empty if it is absent or null. */
  static String description(Fields body) {
    return emptyForNone(body.optionalText("description", 0, LONGEST_TEXT));
  }

  /**
   * Reads the caption of a photo, up to 500 code points. It is required; null removes the caption.
   */
  static String caption(Fields body) {
    if (!body.has("caption")) {
      return body.text("caption", 0, LONGEST_TEXT);
    }
    return emptyForNone(body.optionalText("caption", 0, LONGEST_TEXT));
  }

  private static String emptyForNone(@Nullable String text) {
    return text == null ? "" : text;
  }
}
