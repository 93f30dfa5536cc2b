package wxalbum.picture.metadata;

import static com.drew.metadata.exif.ExifDirectoryBase.TAG_DATETIME;
import static com.drew.metadata.exif.ExifDirectoryBase.TAG_DATETIME_DIGITIZED;
import static com.drew.metadata.exif.ExifDirectoryBase.TAG_DATETIME_ORIGINAL;
import static com.drew.metadata.exif.ExifDirectoryBase.TAG_SUBSECOND_TIME;
import static com.drew.metadata.exif.ExifDirectoryBase.TAG_SUBSECOND_TIME_DIGITIZED;
import static com.drew.metadata.exif.ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL;
import static com.drew.metadata.exif.ExifDirectoryBase.TAG_TIME_ZONE;
import static com.drew.metadata.exif.ExifDirectoryBase.TAG_TIME_ZONE_DIGITIZED;
import static com.drew.metadata.exif.ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL;

import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the capture time in the tags of an Exif block. Each date has a fraction of a second and an
 * offset of its own.
 *
 * @param ifd0 the directory IFD0
 * @param exifIfd the directory Exif
 * @param gps the directory GPS; null if the file has no such directory
 */
record CaptureTimeParser(Directory ifd0, Directory exifIfd, @Nullable GpsDirectory gps) {
  /**
   * Returns the first valid time of: the capture, its digitization, the last change of the file,
   * and the position, which is in UTC.
   */
  Optional<CaptureTime> parse() {
    return time(exifIfd, TAG_DATETIME_ORIGINAL, TAG_SUBSECOND_TIME_ORIGINAL, TAG_TIME_ZONE_ORIGINAL)
        .or(
            () ->
                time(
                    exifIfd,
                    TAG_DATETIME_DIGITIZED,
                    TAG_SUBSECOND_TIME_DIGITIZED,
                    TAG_TIME_ZONE_DIGITIZED))
        .or(this::lastChange)
        .or(this::positionTime);
  }

  /** The date is in IFD0; its fraction and its offset are in the directory Exif. */
  private Optional<CaptureTime> lastChange() {
    return ExifDate.parse(text(ifd0, TAG_DATETIME))
        .map(
            time ->
                time.withDefaults(
                    ExifDate.parseNanos(text(exifIfd, TAG_SUBSECOND_TIME)),
                    ExifDate.parseOffset(text(exifIfd, TAG_TIME_ZONE))));
  }

  private Optional<CaptureTime> positionTime() {
    Rational[] time = gps == null ? null : gps.getRationalArray(GpsDirectory.TAG_TIME_STAMP);
    if (gps == null || time == null || time.length != 3) {
      return Optional.empty();
    }
    String clock =
        String.format(
            Locale.ROOT,
            "%02d:%02d:%02d",
            time[0].intValue(),
            time[1].intValue(),
            time[2].intValue());
    return ExifDate.parse(text(gps, GpsDirectory.TAG_DATE_STAMP) + " " + clock + "Z");
  }

  private static Optional<CaptureTime> time(
      Directory directory, int dateTag, int fractionTag, int offsetTag) {
    return ExifDate.parse(text(directory, dateTag))
        .map(
            time ->
                time.withDefaults(
                    ExifDate.parseNanos(text(directory, fractionTag)),
                    ExifDate.parseOffset(text(directory, offsetTag))));
  }

  /** Returns the text of a tag, which some programs store as bytes. */
  private static String text(Directory directory, int tag) {
    String text =
        directory.getObject(tag) instanceof byte[] bytes
            ? new String(bytes, StandardCharsets.ISO_8859_1)
            : directory.getString(tag);
    return text == null ? "" : text.replace("\0", "").strip();
  }
}
