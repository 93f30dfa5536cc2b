package wxalbum.album;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ValueRange;
import org.jspecify.annotations.Nullable;

/**
 * A photo: the metadata and the processing state of an original. A ready photo has a picture, and
 * an expected or failed photo has none. Only a failed photo has a failure.
 *
 * @param caption 0 to 500 Unicode code points
 * @param etag entity tag of the object that was processed last, also after a reset; null before the
 *     first processing and while the photo is marked for reprocessing
 * @param picture result of processing the original, or null unless the photo has been ready
 * @param failure reason of the failure, or null unless the photo failed
 * @param deletedAt time at which the photo was moved to the trash, or null if it is not there
 * @param uploadRequestId id of the request that issued the last upload form, or null if unknown
 */
public record Photo(
    PhotoId id,
    AlbumId albumId,
    UserId uploaderId,
    PhotoStatus status,
    Original original,
    CaptureTime captureTime,
    String caption,
    @Nullable String etag,
    @Nullable Picture picture,
    @Nullable Failure failure,
    Instant createdAt,
    @Nullable Instant deletedAt,
    @Nullable String uploadRequestId) {

  /**
   * Throws {@link IllegalArgumentException} if the picture or the failure contradicts the state.
   */
  public Photo {
    if (!PhotoLifecycle.permitsParts(status, picture != null, failure != null)) {
      throw new IllegalArgumentException(
          "photo "
              + id
              + " with status "
              + status
              + " must not have picture "
              + picture
              + " and failure "
              + failure);
    }
  }

  /**
   * Creates a photo whose upload form is being issued.
   *
   * @param uploadRequestId id of the request that issues the form
   */
  public static Photo pending(
      PhotoId id,
      AlbumId album,
      UserId uploader,
      Original original,
      CaptureTime captureTime,
      Instant now,
      String uploadRequestId) {
    return new Photo(
        id,
        album,
        uploader,
        PhotoStatus.EXPECTED,
        original,
        captureTime,
        "",
        null,
        null,
        null,
        now,
        null,
        uploadRequestId);
  }

  /** Returns the key of the original. */
  public ObjectKey.Original originalKey() {
    return new ObjectKey.Original(albumId, id);
  }

  /** Returns the key of a rendition. */
  public ObjectKey.Rendition renditionKey(RenditionSize size) {
    return new ObjectKey.Rendition(albumId, id, size);
  }

  /**
   * Returns the media type of the original, as far as it is known: the type that the client
   * declared is not trusted.
   */
  public String servedContentType() {
    return lifecycle().hasRenditions() ? original.contentType() : "application/octet-stream";
  }

  /** Returns the state of the photo. */
  public PhotoLifecycle lifecycle() {
    return new PhotoLifecycle(status, etag, failure != null && failure.isGivenUp(), deletedAt);
  }

  /** Returns whether the photo is in the trash. */
  public boolean isInTrash() {
    return deletedAt != null;
  }

  /**
   * The original as the client sent it.
   *
   * @param contentType media type that the client declared; after the upload, the type detected
   *     from the bytes
   * @param bytes exact size in bytes
   * @param sha256 digest that the client declared, or null
   */
  public record Original(String contentType, long bytes, @Nullable Sha256 sha256) {
    /** Maximum size in bytes: 50 MiB, as in the API contract. */
    public static final int MAX_BYTES = 50 << 20;
  }

  /**
   * The time at which the photo was taken.
   *
   * @param localTime wall-clock time at the place where the photo was taken
   * @param offsetMinutes offset of that clock from UTC in minutes, positive to the east, or null if
   *     unknown
   */
  public record CaptureTime(
      LocalDateTime localTime, @Nullable Integer offsetMinutes, TakenAtSource source) {
    /** Offset of a clock whose offset is unknown, in minutes: that of China. */
    private static final int ASSUMED_OFFSET_MINUTES = 480;

    /** Years whose times can be shifted by an offset within the range of a database. */
    private static final ValueRange SHIFTED_YEARS = ValueRange.of(1001, 9998);

    /**
     * Returns the time in UTC by which photos are sorted, the column {@code taken_utc}. Photos with
     * known offsets are thus sorted by the instant at which they were taken.
     */
    public LocalDateTime sortTime() {
      int offset = offsetMinutes == null ? ASSUMED_OFFSET_MINUTES : offsetMinutes;
      return SHIFTED_YEARS.isValidValue(localTime.getYear())
          ? localTime.minusMinutes(offset)
          : localTime;
    }
  }

  /**
   * The picture of a ready photo.
   *
   * @param dimensions dimensions of the upright picture
   * @param thumbHash placeholder picture (https://evanw.github.io/thumbhash/) in Base64
   * @param renditionVersion hash of the renditions; URLs contain it, so that they change with them
   */
  public record Picture(Dimensions dimensions, String thumbHash, String renditionVersion) {}

  /**
   * The reason why a photo failed.
   *
   * @param code reason for programs
   * @param detail reason for people
   */
  public record Failure(String code, String detail) {
    /**
     * The failure of a photo that could not be processed although its upload event was replayed.
     * The photo's etag is that of the unprocessed object. A later upload event can still process
     * it.
     */
    public static final Failure GIVEN_UP =
        new Failure("cannot-process", "The picture could not be processed.");

    /** Returns whether the photo was given up. */
    public boolean isGivenUp() {
      return code.equals(GIVEN_UP.code);
    }
  }
}
