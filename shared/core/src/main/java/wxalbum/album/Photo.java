package wxalbum.album;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A photo: the metadata and the processing state of an original.
 *
 * @param contentType media type that the client declared; after the upload, the type detected from
 *     the bytes
 * @param bytes exact size of the original in bytes
 * @param sha256 digest of the original that the client declared, or null
 * @param etag entity tag of the processed object, or null before processing
 * @param width width of the upright picture in pixels, or null until ready
 * @param height height of the upright picture in pixels, or null until ready
 * @param thumbHash placeholder picture (https://evanw.github.io/thumbhash/) in Base64, or null
 *     until ready
 * @param takenAt wall-clock time at the place where the photo was taken
 * @param takenOffset offset of that clock from UTC in minutes, positive to the east, or null if
 *     unknown
 * @param caption 0 to 500 Unicode code points
 * @param failureCode machine-readable reason of the failure, or null unless failed
 * @param failureDetail human-readable reason of the failure, or null unless failed
 * @param deletedAt time at which the photo was moved to the trash, or null if it is not there
 * @param uploadRequestId id of the request that issued the last upload form, or null if unknown
 */
public record Photo(
    PhotoId id,
    AlbumId albumId,
    UserId uploaderId,
    PhotoStatus status,
    String contentType,
    long bytes,
    @Nullable Sha256 sha256,
    @Nullable String etag,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable String thumbHash,
    LocalDateTime takenAt,
    @Nullable Integer takenOffset,
    TakenAtSource takenSource,
    String caption,
    @Nullable String failureCode,
    @Nullable String failureDetail,
    Instant createdAt,
    @Nullable Instant deletedAt,
    @Nullable String uploadRequestId) {

  /** Time that a photo stays in the trash before it is purged. */
  public static final Duration TRASH_RETENTION = Duration.ofDays(30);

  /**
   * Failure code of a photo that could not be processed although its upload event was replayed. The
   * photo's etag is that of the unprocessed object. A later upload event can still process it.
   */
  public static final String CANNOT_PROCESS = "cannot-process";

  /** Returns the key of the original. */
  public ObjectKey.Original originalKey() {
    return new ObjectKey.Original(albumId, id);
  }

  /** Returns the key of a rendition. */
  public ObjectKey.Rendition renditionKey(RenditionSize size) {
    return new ObjectKey.Rendition(albumId, id, size);
  }

  /** Returns a copy of this photo with another id. */
  public Photo withId(PhotoId other) {
    return new Photo(
        other,
        albumId,
        uploaderId,
        status,
        contentType,
        bytes,
        sha256,
        etag,
        width,
        height,
        thumbHash,
        takenAt,
        takenOffset,
        takenSource,
        caption,
        failureCode,
        failureDetail,
        createdAt,
        deletedAt,
        uploadRequestId);
  }

  /** Returns the time at which the photo is purged, or null if it is not in the trash. */
  public @Nullable Instant purgeAt() {
    return deletedAt == null ? null : deletedAt.plus(TRASH_RETENTION);
  }

  /** Returns whether the photo is in the trash. */
  public boolean isInTrash() {
    return deletedAt != null;
  }
}
