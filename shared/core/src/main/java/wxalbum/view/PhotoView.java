package wxalbum.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.album.UserId;

/**
 * A photo as its owner sees it: {@code Photo} of the API contract.
 *
 * @param renditions absent until the photo is ready
 * @param exif only in the response about a single photo
 * @param deletedAt only in the trash
 * @param purgeAt only in the trash
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
    @Nullable FailureView failure,
    @JsonInclude(Include.NON_NULL) @Nullable ExifView exif,
    @JsonInclude(Include.NON_NULL) @Nullable Instant deletedAt,
    @JsonInclude(Include.NON_NULL) @Nullable Instant purgeAt) {

  /** Reference to a user by id. */
  public record UserRef(UserId id) {}

  /** Reason of a failure: a code for programs and a sentence for people. */
  public record FailureView(String code, String detail) {}

  /** Camera metadata. Only the owner sees the position. */
  public record ExifView(
      @Nullable String camera,
      @Nullable String lens,
      @Nullable Double exposureSeconds,
      @Nullable Double fNumber,
      @Nullable Integer iso,
      @Nullable Double focalLengthMm,
      @Nullable PositionView position) {}

  /** A position in degrees, WGS 84. */
  public record PositionView(double latitude, double longitude) {}
}
