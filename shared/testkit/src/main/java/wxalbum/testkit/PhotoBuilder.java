package wxalbum.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.Dimensions;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.Sha256;
import wxalbum.album.TakenAtSource;
import wxalbum.album.UserId;

/** Builds photos for tests. A test states only the values that matter to it. */
public final class PhotoBuilder {
  /** A picture of 4032 × 3024 pixels. */
  public static final Photo.Picture PICTURE =
      new Photo.Picture(
          new Dimensions(4032, 3024), "1QcSHQRnh493V4dIh4eXh1h4kJUI", "00000000000000a1");

  /** A failure that no retry repairs. */
  public static final Photo.Failure FAILURE =
      new Photo.Failure("unreadable", "No picture was found.");

  /** Time from an upload form to the first check of the sweep: the default of the setting. */
  public static final Duration OVERDUE_DELAY = Duration.ofMinutes(10);

  private final AlbumId album;
  private final UserId uploader;
  private PhotoId id = new PhotoId(Ids.newUuid(Instant.now()));
  private Photo.Original original = new Photo.Original("image/jpeg", 1000, null);
  private Photo.CaptureTime captureTime =
      new Photo.CaptureTime(LocalDateTime.of(2026, 5, 1, 12, 0), 480, TakenAtSource.CLIENT);
  private Instant createdAt = Instant.parse("2026-05-01T09:30:00Z");
  private @Nullable String etag;
  private @Nullable Instant deletedAt;
  private @Nullable String uploadRequestId = "a-request-to-upload";

  /** Starts a photo of 1000 bytes without a digest. */
  public PhotoBuilder(AlbumId album, UserId uploader) {
    this.album = album;
    this.uploader = uploader;
  }

  /** Sets the id, which is new by default. */
  public PhotoBuilder id(PhotoId value) {
    this.id = value;
    return this;
  }

  /** Sets the size of the original. */
  public PhotoBuilder bytes(long value) {
    this.original = new Photo.Original(original.contentType(), value, original.sha256());
    return this;
  }

  /** Sets the digest of the original. */
  public PhotoBuilder sha256(@Nullable Sha256 value) {
    this.original = new Photo.Original(original.contentType(), original.bytes(), value);
    return this;
  }

  /** Sets the capture time. */
  public PhotoBuilder captureTime(
      LocalDateTime localTime, @Nullable Integer offsetMinutes, TakenAtSource source) {
    this.captureTime = new Photo.CaptureTime(localTime, offsetMinutes, source);
    return this;
  }

  /** Sets the time of the creation. */
  public PhotoBuilder createdAt(Instant value) {
    this.createdAt = value;
    return this;
  }

  /** Sets the entity tag of the processed object, which is null by default. */
  public PhotoBuilder etag(@Nullable String value) {
    this.etag = value;
    return this;
  }

  /** Sets the time of the move to the trash, which is null by default. */
  public PhotoBuilder deletedAt(@Nullable Instant value) {
    this.deletedAt = value;
    return this;
  }

  /** Sets the id of the request that issued the form. */
  public PhotoBuilder uploadRequestId(@Nullable String value) {
    this.uploadRequestId = value;
    return this;
  }

  /** Builds a photo whose upload is expected. */
  public Photo buildPending() {
    return build(PhotoStatus.EXPECTED, null, null);
  }

  /** Builds a ready photo. */
  public Photo buildReady() {
    return build(PhotoStatus.READY, PICTURE, null);
  }

  /** Builds a failed photo. */
  public Photo buildFailed(Photo.Failure failure) {
    return build(PhotoStatus.FAILED, null, failure);
  }

  /** Builds a photo with a picture and a failure, which must match the status. */
  public Photo build(
      PhotoStatus status, Photo.@Nullable Picture picture, Photo.@Nullable Failure failure) {
    return new Photo(
        id,
        album,
        uploader,
        status,
        original,
        captureTime,
        "",
        etag,
        picture,
        failure,
        createdAt,
        deletedAt,
        uploadRequestId);
  }
}
