package wxalbum.picture.metadata;

import org.jspecify.annotations.Nullable;

/**
 * Camera, exposure and position of a picture (Exif 3.0). A value is null if the file does not
 * contain it.
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
public record CameraMetadata(
    @Nullable String camera,
    @Nullable String lens,
    @Nullable Double exposureSeconds,
    @Nullable Double fNumber,
    @Nullable Integer iso,
    @Nullable Double focalLengthMm,
    @Nullable Double latitude,
    @Nullable Double longitude) {
  /** Metadata without any value. */
  public static final CameraMetadata EMPTY =
      new CameraMetadata(null, null, null, null, null, null, null, null);
}
