package wxalbum.http;

/** The characters of texts in requests. */
final class InputText {
  private InputText() {}

  /** Removes leading and trailing white space, also spaces without a line break such as U+00A0. */
  static String strip(String text) {
    int start = 0;
    while (start < text.length() && isWhiteSpace(text.charAt(start))) {
      start++;
    }
    int end = text.length();
    while (end > start && isWhiteSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** Returns whether a text has a control character or an unpaired surrogate. */
  static boolean hasForbiddenCharacter(String text) {
    return text.codePoints()
        .anyMatch(
            character ->
                Character.isISOControl(character) || (character >= 0xD800 && character <= 0xDFFF));
  }

  /** Returns whether a character is white space of Unicode, none of which is a surrogate. */
  private static boolean isWhiteSpace(char character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}
