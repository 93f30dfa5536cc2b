package wxalbum.album;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The photos. */
public interface Photos {
  /** Writes a new photo that is expected to arrive. */
  void expect(Photo photo);

  /** Expects a photo again whose upload failed or never came: as asked when it says it was made. */
  void expectAgain(Photo photo);

  /** Notes the request that gives another form for a photo that is expected. */
  void giveForm(PhotoId id, String uploadRequestId, Instant now);

  /** The photo, in the trash or not. */
  Optional<Photo> find(PhotoId id);

  /** The photo, in the trash or not, if its album, deleted or not, is this user's. */
  Optional<Photo> ofUser(PhotoId id, UserId user);

  /** The same, held against changes until the transaction ends; nobody else's is ever held. */
  default Optional<Photo> lockOfUser(PhotoId id, UserId user) {
    return ofUser(id, user).flatMap(own -> lock(own.id()));
  }

  /** The photo, if it is in this album, ready and not in the trash. */
  Optional<Photo> shown(PhotoId id, AlbumId album);

  /** The photo, held against changes until the transaction ends. */
  Optional<Photo> lock(PhotoId id);

  /** Those that there are of these photos, held against changes until the transaction ends. */
  List<Photo> lockAll(List<PhotoId> ids);

  /** The live photo of these bytes in an album. */
  Optional<Photo> withSha256(AlbumId album, Sha256 sha256);

  /** An album's live photos by the moment they were taken, newest first. */
  List<Photo> byTaken(AlbumId album, @Nullable Cursor after, int limit);

  /** An album's live photos by the moment they were added, newest first. */
  List<Photo> byAdded(AlbumId album, @Nullable Cursor after, int limit);

  /** An album's live photos that are ready, by the moment they were taken, newest first. */
  List<Photo> shownByTaken(AlbumId album, @Nullable Cursor after, int limit);

  /** What a user has put into the trash after a moment, last deleted first. */
  List<Photo> trash(UserId uploader, Instant since, @Nullable Cursor after, int limit);

  /** Marks a photo as ready, with what its bytes told. */
  void markReady(Arrival arrival);

  /** Marks a photo as failed. */
  void markFailed(PhotoId id, String code, String detail, String etag);

  /** Writes the size that a photo's original turns out to have. */
  void resize(PhotoId id, long bytes);

  /**
   * Notes that dealing with a photo came to no end before. The sweep has its arrival told again
   * twice at most then, and not four times as where nobody is known to have heard of it.
   */
  void noteTrouble(PhotoId id);

  /** Has a photo dealt with anew when its object arrives the next time. */
  void processAnew(PhotoId id);

  /** Gives a photo another caption. */
  void caption(PhotoId id, String caption);

  /** Puts a photo into the trash. */
  void trashOne(PhotoId id, Instant now);

  /** Puts photos into the trash; those that are there already keep their moment. */
  void trashMany(List<PhotoId> ids, Instant now);

  /** Takes a photo out of the trash. */
  void restore(PhotoId id);

  /** Writes what the camera says, over what was there. */
  void writeExif(PhotoId id, Exif exif);

  /** What the camera says of a photo. */
  Optional<Exif> exif(PhotoId id);

  /**
   * What the bytes of an arrived photo told.
   *
   * @param etag entity tag of the object
   * @param contentType as the bytes say
   * @param size of the upright picture
   */
  record Arrival(
      PhotoId id,
      String etag,
      String contentType,
      Dimensions size,
      String thumbHash,
      LocalDateTime takenAt,
      @Nullable Integer takenOffset,
      TakenAtSource takenSource) {}
}
