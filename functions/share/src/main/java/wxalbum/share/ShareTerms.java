package wxalbum.share;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import wxalbum.http.Fields;

/**
 * The options of a new share: {@code CreateShareRequest} of the contract.
 *
 * @param label label that only the owner gets, up to 60 code points; empty for none
 * @param life validity period; null if the share does not expire
 * @param passcode 4 to 64 code points; null if the share requires none
 * @param allowOriginals whether guests may load originals
 * @param maxViews number of times that the share may be opened; null for no limit
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

  /** Maximum length of a passcode in code points. */
  static final int LONGEST_PASSCODE = 64;

  /** Reads the options from a request body. */
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

  /** Returns a description without the passcode. */
  @Override
  public String toString() {
    return "ShareOptions[lifetime=" + life + ", maxViews=" + maxViews + "]";
  }
}
