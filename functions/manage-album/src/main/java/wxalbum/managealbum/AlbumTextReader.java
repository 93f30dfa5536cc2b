package wxalbum.managealbum;

import org.jspecify.annotations.Nullable;
import wxalbum.http.BodyReader;

/** Reads the texts of albums and photos from request bodies. Lengths are in code points. */
final class AlbumTextReader {
  private static final int MAX_TITLE_LENGTH = 60;
  private static final int MAX_TEXT_LENGTH = 500;

  private AlbumTextReader() {}

  /** Reads the title of an album, 1 to 60 code points. */
  static String readTitle(BodyReader body) {
    return body.text("title", 1, MAX_TITLE_LENGTH);
  }

  /** Reads the description of an album, up to 500 code points; empty if it is absent or null. */
  static String readDescription(BodyReader body) {
    return nullToEmpty(body.optionalText("description", 0, MAX_TEXT_LENGTH));
  }

  /**
   * Reads the caption of a photo, up to 500 code points. It is required; null removes the caption.
   */
  static String readCaption(BodyReader body) {
    if (!body.has("caption")) {
      return body.text("caption", 0, MAX_TEXT_LENGTH);
    }
    return nullToEmpty(body.optionalText("caption", 0, MAX_TEXT_LENGTH));
  }

  private static String nullToEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
