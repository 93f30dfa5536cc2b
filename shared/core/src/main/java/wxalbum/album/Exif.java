package wxalbum.album;

import org.jspecify.annotations.Nullable;

/**
 * Camera metadata of a photo. A value is null if the picture does not contain it.
 *
 * @param camera make and model of the camera
 * @param lens model of the lens
 * @param exposureSeconds exposure time in seconds
 * @param fNumber aperture as the f-number
 * @param iso photographic sensitivity
 * @param focalLengthMm actual focal length in millimeters, not the 35 mm equivalent
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 */
public record Exif(
    @Nullable String camera,
    @Nullable String lens,
    @Nullable Double exposureSeconds,
    @Nullable Double fNumber,
    @Nullable Integer iso,
    @Nullable Double focalLengthMm,
    @Nullable Double latitude,
    @Nullable Double longitude) {
  /** Metadata without any value. */
  public static final Exif EMPTY = new Exif(null, null, null, null, null, null, null, null);
}
