package wxalbum.picture.metadata;

import com.drew.metadata.exif.ExifDirectoryBase;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The time at which a picture was taken.
 *
 * @param localTime local date and time, with a precision of microseconds
 * @param offsetMinutes offset of the local time from UTC in minutes, positive to the east; null if
 *     unknown
 */
public record CaptureTime(LocalDateTime localTime, @Nullable Integer offsetMinutes) {
  /** The year of the oldest known photograph. */
  private static final int MIN_YEAR = 1826;

  private static final int MAX_OFFSET_HOURS = 14;

  private static final Pattern DATE_TIME_PATTERN =
      Pattern.compile("(\\d{4})[:/-](\\d\\d)[:/-](\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d)");

  private static final Pattern OFFSET_PATTERN = Pattern.compile("([+-])(\\d\\d):(\\d\\d)");

  /**
   * Parses DateTimeOriginal, SubSecTimeOriginal and OffsetTimeOriginal. OffsetTime is ignored: it
   * belongs to the last change of the file, not to the capture.
   *
   * @return the capture time; empty if DateTimeOriginal is absent or invalid
   */
  static Optional<CaptureTime> fromExif(ExifDirectoryBase exifIfd) {
    return parseDateTime(tagText(exifIfd, ExifDirectoryBase.TAG_DATETIME_ORIGINAL))
        .map(
            dateTime ->
                new CaptureTime(
                    dateTime.withNano(
                        parseNanos(
                            tagText(exifIfd, ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL))),
                    parseOffset(tagText(exifIfd, ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL))));
  }

  private static String tagText(ExifDirectoryBase directory, int tag) {
    String text = directory.getString(tag);
    return text == null ? "" : text.replace("\0", "").strip();
  }

  private static Optional<LocalDateTime> parseDateTime(String text) {
    Matcher parts = DATE_TIME_PATTERN.matcher(text);
    if (!parts.matches() || intGroup(parts, 1) < MIN_YEAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              intGroup(parts, 1),
              intGroup(parts, 2),
              intGroup(parts, 3),
              intGroup(parts, 4),
              intGroup(parts, 5),
              intGroup(parts, 6)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Converts the decimals of a second to nanoseconds, truncated to microseconds. */
  private static int parseNanos(String decimals) {
    if (!decimals.matches("\\d+")) {
      return 0;
    }
    return Integer.parseInt((decimals + "000000").substring(0, 6)) * 1_000;
  }

  private static @Nullable Integer parseOffset(String text) {
    Matcher parts = OFFSET_PATTERN.matcher(text);
    if (!parts.matches() || intGroup(parts, 2) > MAX_OFFSET_HOURS || intGroup(parts, 3) > 59) {
      return null;
    }
    int minutes = intGroup(parts, 2) * 60 + intGroup(parts, 3);
    return parts.group(1).equals("-") ? -minutes : minutes;
  }

  private static int intGroup(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
