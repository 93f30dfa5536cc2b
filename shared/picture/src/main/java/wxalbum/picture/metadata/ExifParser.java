package wxalbum.picture.metadata;

import com.drew.lang.GeoLocation;
import com.drew.lang.Rational;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses the tags for camera, exposure and position; an invalid value counts as absent. */
final class ExifParser {
  private static final int MAX_TEXT_LENGTH = 120;

  /** Value of the 16-bit tag PhotographicSensitivity if the actual sensitivity does not fit. */
  private static final int ISO_OVERFLOW = 65_535;

  private static final Pattern WORD_SEPARATOR = Pattern.compile(" ");

  private ExifParser() {}

  static CameraMetadata parse(
      ExifDirectoryBase ifd0, ExifDirectoryBase exifIfd, Metadata metadata) {
    GeoLocation position = positionOrNull(metadata);
    return new CameraMetadata(
        cameraName(
            cleanText(ifd0.getString(ExifDirectoryBase.TAG_MAKE)),
            cleanText(ifd0.getString(ExifDirectoryBase.TAG_MODEL))),
        cleanText(exifIfd.getString(ExifDirectoryBase.TAG_LENS_MODEL)),
        positiveOrNull(exifIfd.getRational(ExifDirectoryBase.TAG_EXPOSURE_TIME)),
        positiveOrNull(exifIfd.getRational(ExifDirectoryBase.TAG_FNUMBER)),
        isoOrNull(exifIfd),
        positiveOrNull(exifIfd.getRational(ExifDirectoryBase.TAG_FOCAL_LENGTH)),
        position == null ? null : position.getLatitude(),
        position == null ? null : position.getLongitude());
  }

  /** Joins make and model, unless the model already begins with the make or with a word of it. */
  private static @Nullable String cameraName(@Nullable String make, @Nullable String model) {
    if (make == null || model == null) {
      return make == null ? model : make;
    }
    String lowerModel = model.toLowerCase(Locale.ROOT);
    boolean hasMake =
        WORD_SEPARATOR
            .splitAsStream(make.toLowerCase(Locale.ROOT))
            .anyMatch(lowerModel::startsWith);
    return hasMake ? model : truncate(make + " " + model);
  }

  private static @Nullable String cleanText(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String text = value.replaceAll("[\\p{Cntrl}\\s\ufffd]+", " ").strip();
    return text.matches("[\\s.?*-]*") ? null : truncate(text);
  }

  private static String truncate(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= MAX_TEXT_LENGTH
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT_LENGTH));
  }

  private static @Nullable Double positiveOrNull(@Nullable Rational value) {
    if (value == null || value.getDenominator() == 0) {
      return null;
    }
    double number = value.doubleValue();
    return number > 0 && Double.isFinite(number) ? number : null;
  }

  private static @Nullable Integer isoOrNull(ExifDirectoryBase exifIfd) {
    Integer iso = exifIfd.getInteger(ExifDirectoryBase.TAG_ISO_EQUIVALENT);
    if (iso != null && iso == ISO_OVERFLOW) {
      iso = exifIfd.getInteger(ExifDirectoryBase.TAG_RECOMMENDED_EXPOSURE_INDEX);
    }
    return iso != null && iso > 0 ? iso : null;
  }

  private static @Nullable GeoLocation positionOrNull(Metadata metadata) {
    GpsDirectory gps = metadata.getFirstDirectoryOfType(GpsDirectory.class);
    GeoLocation position = gps == null ? null : gps.getGeoLocation();
    boolean onEarth =
        position != null
            && !position.isZero()
            && Math.abs(position.getLatitude()) <= 90
            && Math.abs(position.getLongitude()) <= 180;
    return onEarth ? position : null;
  }
}
