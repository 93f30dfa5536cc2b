package wxalbum.album;

import org.jspecify.annotations.Nullable;

/**
 * What the camera wrote into a photo; each part is null where the camera is silent.
 *
 * @param camera make and model
 * @param exposureSeconds exposure time
 * @param fNumber aperture as the f-number
 * @param iso photographic sensitivity
 * @param focalLengthMm focal length in millimetres, as built
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
  /** A camera that says nothing. */
  public static final Exif NONE = new Exif(null, null, null, null, null, null, null, null);
}
