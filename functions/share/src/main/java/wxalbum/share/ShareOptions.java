package wxalbum.share;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.http.BodyReader;

/**
 * The options of a new share: {@code CreateShareRequest} of the contract.
 *
 * @param label label that only the owner gets, up to 60 code points; empty for none
 * @param lifetime validity period; null if the share does not expire
 * @param passcode 4 to 64 code points; null if the share requires none
 * @param allowOriginals whether guests may load originals
 * @param maxViews number of times that the share may be opened; null for no limit
 */
record ShareOptions(
    String label,
    @Nullable Duration lifetime,
    @Nullable String passcode,
    boolean allowOriginals,
    @Nullable Integer maxViews) {
  private static final int MAX_LABEL_LENGTH = 60;
  private static final long MAX_LIFETIME_SECONDS = Duration.ofDays(365).toSeconds();
  private static final int MIN_PASSCODE_LENGTH = 4;
  private static final long MAX_VIEW_LIMIT = 1_000_000;

  /** Maximum length of a passcode in code points. */
  static final int MAX_PASSCODE_LENGTH = 64;

  /** Reads the options from a request body. */
  static ShareOptions read(BodyReader fields) {
    String label = fields.optionalText("label", 0, MAX_LABEL_LENGTH);
    Long seconds = fields.optionalNumber("expiresInSeconds", 1, MAX_LIFETIME_SECONDS);
    String passcode = readPasscode(fields);
    boolean allowOriginals = fields.optionalBoolean("allowOriginals");
    Long maxViews = fields.optionalNumber("maxViews", 1, MAX_VIEW_LIMIT);
    return fields.requireValid(
        new ShareOptions(
            label == null ? "" : label,
            seconds == null ? null : Duration.ofSeconds(seconds),
            passcode,
            allowOriginals,
            maxViews == null ? null : Math.toIntExact(maxViews)));
  }

  private static @Nullable String readPasscode(BodyReader fields) {
    String typed = fields.optionalText("passcode", MIN_PASSCODE_LENGTH, MAX_PASSCODE_LENGTH);
    if (typed == null || typed.isEmpty()) {
      return typed;
    }
    Optional<String> passcode = PasscodeProfile.enforce(typed);
    if (passcode.isEmpty()) {
      return fields.addError("passcode", "has a character that a passcode must not have", typed);
    }
    int length = passcode.get().codePointCount(0, passcode.get().length());
    return length >= MIN_PASSCODE_LENGTH
        ? passcode.get()
        : fields.addError("passcode", "must have 4 to 64 characters when normalized", typed);
  }

  /** Returns a description without the passcode. */
  @Override
  public String toString() {
    return "ShareOptions[lifetime=" + lifetime + ", maxViews=" + maxViews + "]";
  }
}
