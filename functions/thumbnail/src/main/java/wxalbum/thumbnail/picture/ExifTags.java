package wxalbum.thumbnail.picture;

import com.drew.lang.GeoLocation;
import com.drew.lang.Rational;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Exif;

/** Reads the tags that describe camera, exposure and position; nonsense counts as absent. */
final class ExifTags {
  private static final int LONGEST_TEXT = 120;

  /** What the 16 bits of PhotographicSensitivity hold where the truth is larger. */
  private static final int ISO_OVERFLOW = 65_535;

  private static final Pattern WORDS = Pattern.compile(" ");

  private ExifTags() {}

  static Exif read(ExifDirectoryBase main, ExifDirectoryBase shot, Metadata metadata) {
    GeoLocation position = position(metadata);
    return new Exif(
        camera(
            text(main.getString(ExifDirectoryBase.TAG_MAKE)),
            text(main.getString(ExifDirectoryBase.TAG_MODEL))),
        text(shot.getString(ExifDirectoryBase.TAG_LENS_MODEL)),
        positive(shot.getRational(ExifDirectoryBase.TAG_EXPOSURE_TIME)),
        positive(shot.getRational(ExifDirectoryBase.TAG_FNUMBER)),
        iso(shot),
        positive(shot.getRational(ExifDirectoryBase.TAG_FOCAL_LENGTH)),
        position == null ? null : position.getLatitude(),
        position == null ? null : position.getLongitude());
  }

  /** Make and model; most models begin with their make, or with a word of it, already. */
  private static @Nullable String camera(@Nullable String make, @Nullable String model) {
    if (make == null || model == null) {
      return make == null ? model : make;
    }
    String name = model.toLowerCase(Locale.ROOT);
    boolean named = WORDS.splitAsStream(make.toLowerCase(Locale.ROOT)).anyMatch(name::startsWith);
    return named ? model : cut(make + " " + model);
  }

  private static @Nullable String text(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String text = value.replaceAll("[\\p{Cntrl}\\s\ufffd]+", " ").strip();
    return text.matches("[\\s.?*-]*") ? null : cut(text);
  }

  private static String cut(String text) {
    int length = text.codePointCount(0, text.length());
    return length <= LONGEST_TEXT
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT));
  }

  private static @Nullable Double positive(@Nullable Rational value) {
    if (value == null || value.getDenominator() == 0) {
      return null;
    }
    double number = value.doubleValue();
    return number > 0 && Double.isFinite(number) ? number : null;
  }

  private static @Nullable Integer iso(ExifDirectoryBase shot) {
    Integer iso = shot.getInteger(ExifDirectoryBase.TAG_ISO_EQUIVALENT);
    if (iso != null && iso == ISO_OVERFLOW) {
      iso = shot.getInteger(ExifDirectoryBase.TAG_RECOMMENDED_EXPOSURE_INDEX);
    }
    return iso != null && iso > 0 ? iso : null;
  }

  private static @Nullable GeoLocation position(Metadata metadata) {
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
