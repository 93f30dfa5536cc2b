package wxalbum.picture.metadata;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses dates and offsets in the form of Exif 3.0 and ISO 8601, and in the forms that programs
 * write instead.
 */
final class ExifDate {
  /** The year of the oldest known photograph. */
  private static final int MIN_YEAR = 1826;

  private static final int MAX_OFFSET_HOURS = 14;
  private static final int MAX_LENGTH = 60;

  /** The time to which several cameras reset their clock. */
  private static final LocalDateTime RESET_CLOCK = LocalDateTime.of(2002, 12, 8, 12, 0);

  private static final String OFFSET = "(?:UTC|GMT)? ?(?:[Zz]|[+-]\\d{1,2}(?::?\\d\\d)?)";

  private static final Pattern DATE_TIME_PATTERN =
      Pattern.compile(
          "(\\d{4})[:/.-] ?(\\d{1,2})[:/.-] ?(\\d{1,2})[ T]+(\\d{1,2})[:.] ?(\\d{1,2})"
              + "(?:[:.] ?(\\d{1,2})(?:[.,](\\d+))?)? ?("
              + OFFSET
              + ")?");

  private static final Pattern OFFSET_PATTERN =
      Pattern.compile("(?:UTC|GMT)? ?([+-])(\\d{1,2})(?::?(\\d\\d))?");

  private ExifDate() {}

  /**
   * Parses a date with a time. Seconds, a fraction of a second and an offset from UTC are optional.
   * Some phones write the hour 24 for the first hour of the same day.
   *
   * @return the time; empty if it is not valid, or known to be that of an unset clock
   */
  static Optional<CaptureTime> parse(String text) {
    Matcher parts = DATE_TIME_PATTERN.matcher(text);
    if (text.length() > MAX_LENGTH || !parts.matches() || number(parts, 1) < MIN_YEAR) {
      return Optional.empty();
    }
    try {
      LocalDateTime time =
          LocalDateTime.of(
              number(parts, 1),
              number(parts, 2),
              number(parts, 3),
              number(parts, 4) == 24 ? 0 : number(parts, 4),
              number(parts, 5),
              number(parts, 6));
      if (time.equals(RESET_CLOCK)) {
        return Optional.empty();
      }
      return Optional.of(
          new CaptureTime(
              time.withNano(parseNanos(group(parts, 7))), parseOffset(group(parts, 8))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Converts the decimals of a second to nanoseconds, truncated to microseconds. */
  static int parseNanos(String decimals) {
    if (!decimals.matches("\\d{1,30}")) {
      return 0;
    }
    return Integer.parseInt((decimals + "000000").substring(0, 6)) * 1_000;
  }

  /** Returns an offset in minutes; null if the text is not an offset. */
  static @Nullable Integer parseOffset(String text) {
    if (text.matches("(?:UTC|GMT)? ?[Zz]")) {
      return 0;
    }
    Matcher parts = OFFSET_PATTERN.matcher(text);
    if (!parts.matches() || number(parts, 2) > MAX_OFFSET_HOURS || number(parts, 3) > 59) {
      return null;
    }
    int minutes = number(parts, 2) * 60 + number(parts, 3);
    return parts.group(1).equals("-") ? -minutes : minutes;
  }

  private static String group(Matcher parts, int group) {
    String text = parts.group(group);
    return text == null ? "" : text.strip();
  }

  /** Returns a number, or 0 if the group is absent. */
  private static int number(Matcher parts, int group) {
    String text = parts.group(group);
    return text == null ? 0 : Integer.parseInt(text);
  }
}
