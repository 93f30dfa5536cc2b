package wxalbum.album;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A photo: what an object in the bucket means.
 *
 * @param contentType as announced when asked; once the object has arrived, as its bytes say
 * @param bytes exact size of the original
 * @param sha256 of the original as the client announced it, or null
 * @param etag the entity tag of the object that was processed; null before
 * @param width of the upright picture in pixels; null until ready
 * @param height of the upright picture in pixels; null until ready
 * @param thumbHash the placeholder (https://evanw.github.io/thumbhash/) in Base64; null until ready
 * @param takenAt the wall clock at the place
 * @param takenOffset minutes east of UTC of that clock; null where nobody knows
 * @param caption up to 500 code points, empty where none was given
 * @param failureCode why it failed, for programs; null unless failed
 * @param failureDetail the same for people
 * @param deletedAt when it was put into the trash; null while it is not there
 * @param uploadRequestId of the request that gave the last form for its file; null where that is
 *     not known
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

  /** How long a photo stays in the trash before it is gone for good. */
  public static final Duration TRASH = Duration.ofDays(30);

  /**
   * The failure code of a photo that was never dealt with, however often its arrival was told. Its
   * etag is that of the object which that was; an arrival may still be dealt with.
   */
  public static final String GIVEN_UP = "cannot-process";

  /** Where its original lies. */
  public ObjectKey.Original original() {
    return new ObjectKey.Original(albumId, id);
  }

  /** Where one of its renditions lies. */
  public ObjectKey.Rendition rendition(RenditionSize size) {
    return new ObjectKey.Rendition(albumId, id, size);
  }

  /** The same photo under another id. */
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

  /** When it is gone for good; null while it is not in the trash. */
  public @Nullable Instant purgeAt() {
    return deletedAt == null ? null : deletedAt.plus(TRASH);
  }

  /** Whether it is in the trash. */
  public boolean trashed() {
    return deletedAt != null;
  }
}
