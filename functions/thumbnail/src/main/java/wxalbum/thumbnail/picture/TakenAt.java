package wxalbum.thumbnail.picture;

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
 * @param wallClock local date and time, with a precision of microseconds
 * @param offset offset of the local time from UTC in minutes, positive to the east; null if unknown
 */
public record TakenAt(LocalDateTime wallClock, @Nullable Integer offset) {
  /** The year of the oldest known photograph. */
  private static final int FIRST_YEAR = 1826;

  private static final int MOST_OFFSET_HOURS = 14;

  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4})[:/-](\\d\\d)[:/-](\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d)");

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d\\d):(\\d\\d)");

  /**
   * Parses DateTimeOriginal, SubSecTimeOriginal and OffsetTimeOriginal. OffsetTime is ignored: it
   * belongs to the last change of the file, not to the capture.
   *
   * @return the capture time; empty if DateTimeOriginal is absent or invalid
   */
  static Optional<TakenAt> of(ExifDirectoryBase exifIfd) {
    return moment(text(exifIfd, ExifDirectoryBase.TAG_DATETIME_ORIGINAL))
        .map(
            dateTime ->
                new TakenAt(
                    dateTime.withNano(
                        nanos(text(exifIfd, ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL))),
                    minutes(text(exifIfd, ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL))));
  }

  private static String text(ExifDirectoryBase directory, int tag) {
    String text = directory.getString(tag);
    return text == null ? "" : text.replace("\0", "").strip();
  }

  private static Optional<LocalDateTime> moment(String text) {
    Matcher parts = MOMENT.matcher(text);
    if (!parts.matches() || number(parts, 1) < FIRST_YEAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              number(parts, 1),
              number(parts, 2),
              number(parts, 3),
              number(parts, 4),
              number(parts, 5),
              number(parts, 6)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Converts the decimals of a second to nanoseconds, truncated to microseconds. */
  private static int nanos(String decimals) {
    if (!decimals.matches("\\d+")) {
      return 0;
    }
    return Integer.parseInt((decimals + "000000").substring(0, 6)) * 1_000;
  }

  private static @Nullable Integer minutes(String text) {
    Matcher parts = OFFSET.matcher(text);
    if (!parts.matches() || number(parts, 2) > MOST_OFFSET_HOURS || number(parts, 3) > 59) {
      return null;
    }
    int minutes = number(parts, 2) * 60 + number(parts, 3);
    return parts.group(1).equals("-") ? -minutes : minutes;
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
