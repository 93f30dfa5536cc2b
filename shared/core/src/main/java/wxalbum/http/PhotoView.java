package wxalbum.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.album.UserId;

/**
 * A photo as its owner sees it: {@code Photo} of the contract.
 *
 * @param renditions absent until the photo is ready
 * @param exif in the answer about one photo only
 * @param deletedAt in the trash only
 * @param purgeAt in the trash only
 */
public record PhotoView(
    PhotoId id,
    AlbumId albumId,
    String status,
    @Nullable Integer width,
    @Nullable Integer height,
    long bytes,
    String contentType,
    String takenAt,
    String takenAtSource,
    Instant createdAt,
    @Nullable String caption,
    @Nullable String thumbHash,
    @JsonInclude(Include.NON_NULL) @Nullable RenditionsView renditions,
    UserRef uploadedBy,
    @Nullable Failure failure,
    @JsonInclude(Include.NON_NULL) @Nullable ExifView exif,
    @JsonInclude(Include.NON_NULL) @Nullable Instant deletedAt,
    @JsonInclude(Include.NON_NULL) @Nullable Instant purgeAt) {

  /** A user, by his id alone. */
  public record UserRef(UserId id) {}

  /** Why a photo failed: a code for programs, a sentence for people. */
  public record Failure(String code, String detail) {}

  /** What the camera wrote; the position is for the owner's eyes. */
  public record ExifView(
      @Nullable String camera,
      @Nullable String lens,
      @Nullable Double exposureSeconds,
      @Nullable Double fNumber,
      @Nullable Integer iso,
      @Nullable Double focalLengthMm,
      @Nullable Position position) {}

  /** WGS 84, in degrees. */
  public record Position(double latitude, double longitude) {}
}
