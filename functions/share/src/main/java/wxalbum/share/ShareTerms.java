package wxalbum.share;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import wxalbum.http.Fields;

/**
 * What an owner asks a new share to be: {@code CreateShareRequest} of the contract.
 *
 * @param label for the owner's eyes, up to 60 code points; empty for none
 * @param life how long it is in force; null for ever
 * @param passcode 4 to 64 code points; null where none shall be asked for
 * @param allowOriginals whether guests may load originals
 * @param maxViews how often it may be opened; null for any number
 */
record ShareTerms(
    String label,
    @Nullable Duration life,
    @Nullable String passcode,
    boolean allowOriginals,
    @Nullable Integer maxViews) {
  private static final int LONGEST_LABEL = 60;
  private static final long LONGEST_LIFE_SECONDS = Duration.ofDays(365).toSeconds();
  private static final int SHORTEST_PASSCODE = 4;
  private static final long MOST_VIEWS = 1_000_000;

  /** Code points of the longest passcode. */
  static final int LONGEST_PASSCODE = 64;

  /** Reads the terms from a request's body. */
  static ShareTerms read(Fields fields) {
    String label = fields.optionalText("label", 0, LONGEST_LABEL);
    Long seconds = fields.optionalNumber("expiresInSeconds", 1, LONGEST_LIFE_SECONDS);
    String passcode = fields.optionalText("passcode", SHORTEST_PASSCODE, LONGEST_PASSCODE);
    boolean allowOriginals = fields.flag("allowOriginals");
    Long maxViews = fields.optionalNumber("maxViews", 1, MOST_VIEWS);
    return fields.check(
        new ShareTerms(
            label == null ? "" : label,
            seconds == null ? null : Duration.ofSeconds(seconds),
            passcode,
            allowOriginals,
            maxViews == null ? null : Math.toIntExact(maxViews)));
  }

  /** Says nothing of the passcode. */
  @Override
  public String toString() {
    return "ShareTerms[life=" + life + ", maxViews=" + maxViews + "]";
  }
}
