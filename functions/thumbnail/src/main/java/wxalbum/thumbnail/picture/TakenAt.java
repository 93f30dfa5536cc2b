package wxalbum.thumbnail.picture;

import com.drew.metadata.exif.ExifDirectoryBase;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When the shutter opened.
 *
 * @param wallClock at the place, to the microsecond
 * @param offset minutes east of UTC of that clock; null where the camera does not say
 */
public record TakenAt(LocalDateTime wallClock, @Nullable Integer offset) {
  /** The year of the oldest photograph known. */
  private static final int FIRST_YEAR = 1826;

  private static final int MOST_OFFSET_HOURS = 14;

  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4})[:/-](\\d\\d)[:/-](\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d)");

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d\\d):(\\d\\d)");

  /**
   * Reads DateTimeOriginal with SubSecTimeOriginal and OffsetTimeOriginal. OffsetTime speaks of the
   * last change of the file and says nothing about the place.
   */
  static Optional<TakenAt> of(ExifDirectoryBase shot) {
    return moment(text(shot, ExifDirectoryBase.TAG_DATETIME_ORIGINAL))
        .map(
            moment ->
                new TakenAt(
                    moment.withNano(
                        nanos(text(shot, ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL))),
                    minutes(text(shot, ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL))));
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

  /** The decimals of a second, as many as the camera gave, cut to microseconds. */
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
