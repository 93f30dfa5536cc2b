package wxalbum.managealbum;

import org.jspecify.annotations.Nullable;
import wxalbum.http.Fields;

/** Reads the texts that owners write; lengths are in code points. */
final class AlbumText {
  private static final int LONGEST_TITLE = 60;
  private static final int LONGEST_TEXT = 500;

  private AlbumText() {}

  /** The title of an album. */
  static String title(Fields body) {
    return body.text("title", 1, LONGEST_TITLE);
  }

  /** The description of an album; empty where there is none. */
  static String description(Fields body) {
    return emptyForNone(body.optionalText("description", 0, LONGEST_TEXT));
  }

  /** The caption of a photo: it must be there, and null says that there is none. */
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
