package wxalbum.album;

import static wxalbum.album.PhotoStatus.BLOCKED;
import static wxalbum.album.PhotoStatus.EXPECTED;
import static wxalbum.album.PhotoStatus.FAILED;
import static wxalbum.album.PhotoStatus.READY;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a photo, and the moves between states. All decisions that depend on a status are
 * made here. Other classes only check whether a status has changed, and SQL selects rows by it. The
 * SQL of every move stands in {@code Photos.xml}.
 *
 * <pre>
 *            original   counts in   has         a new upload
 *            is stored  the album   renditions  of the file
 * expected   no         no          no          replaces its reservation
 * ready      yes        unless in   yes         is a duplicate
 *                       the trash
 * failed     yes        no          no          replaces its original
 * blocked    yes        no          no          is a duplicate
 * </pre>
 *
 * @param etag entity tag of the object that was processed last, also after a reset; null before the
 *     first processing and while the photo is marked for reprocessing
 * @param isGivenUp whether the photo failed only because all replays of its event were in vain
 * @param deletedAt time at which the photo was moved to the trash, or null if it is not there
 */
public record PhotoLifecycle(
    PhotoStatus status, @Nullable String etag, boolean isGivenUp, @Nullable Instant deletedAt) {

  /** Time that a photo stays in the trash before it is purged. */
  public static final Duration TRASH_RETENTION = Duration.ofDays(30);

  /**
   * Time for which a row is kept after the last moment at which a user may need it. It is longer
   * than any difference between the clocks of two instances.
   */
  public static final Duration RETENTION_MARGIN = Duration.ofHours(1);

  /**
   * The time after issuing a form in which its file can still arrive: the form's 15 minutes, the
   * slowest upload, and a margin.
   */
  public static final Duration UPLOAD_WINDOW = Duration.ofHours(1);

  /**
   * Maximum number of replays of an upload event since the latest form, because the event may have
   * been lost.
   */
  public static final int MAX_REPLAYS = 4;

  /** Maximum number of replays after an attempt to process the object did not finish. */
  public static final int MAX_REPLAYS_AFTER_UNFINISHED_ATTEMPT = 2;

  /** A change of the state, with the states in which it is permitted. */
  public enum Move {
    /** Issues another upload form when a request is repeated under its idempotency key. */
    REISSUE_FORM(Place.ALBUM, EnumSet.of(EXPECTED), EXPECTED),
    /** Issues an upload form with new metadata. The form replaces a reservation or an original. */
    RESET(Place.ALBUM, EnumSet.of(EXPECTED, FAILED), EXPECTED),
    /** Stores the result of processing an object; see {@link #isFinalFor}. */
    MARK_READY(Place.ANY, EnumSet.of(EXPECTED, READY, FAILED), READY),
    /** Stores the reason why an object cannot be shown; see {@link #isFinalFor}. */
    MARK_FAILED(Place.ANY, EnumSet.of(EXPECTED, READY, FAILED), FAILED),
    /** Marks a photo as failed whose object was not processed after all replays of its event. */
    GIVE_UP(Place.ANY, EnumSet.of(EXPECTED, FAILED), FAILED),
    /** Makes the next upload event process the object again. */
    ALLOW_REPROCESSING(Place.ANY, EnumSet.of(EXPECTED, READY, FAILED), null),
    /** Moves the photo to the trash. */
    TRASH(Place.ALBUM, EnumSet.allOf(PhotoStatus.class), null),
    /** Restores the photo from the trash. The use case also checks the time. */
    RESTORE(Place.TRASH, EnumSet.allOf(PhotoStatus.class), null),
    /** Ends the time in the trash, so that the next sweep purges the photo. */
    END_RETENTION(Place.TRASH, EnumSet.allOf(PhotoStatus.class), null),
    /** Deletes the row of a photo whose file never arrived. */
    EXPIRE(Place.ANY, EnumSet.of(EXPECTED), null),
    /** Deletes the row and the objects of a photo in the trash. The sweep decides when. */
    PURGE(Place.TRASH, EnumSet.allOf(PhotoStatus.class), null);

    private final Place place;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<PhotoStatus> from;

    private final @Nullable PhotoStatus to;

    Move(Place place, Set<PhotoStatus> from, @Nullable PhotoStatus to) {
      this.place = place;
      this.from = Set.copyOf(from);
      this.to = to;
    }

    /** Returns the status after this move, or empty if the status stays as it is. */
    public Optional<PhotoStatus> target() {
      return Optional.ofNullable(to);
    }
  }

  /** The place in which a photo must be for a move. */
  private enum Place {
    ALBUM,
    TRASH,
    ANY
  }

  /** Returns whether a move is permitted in this state. */
  public boolean permits(Move move) {
    boolean isInPlace =
        switch (move.place) {
          case ALBUM -> !isInTrash();
          case TRASH -> isInTrash();
          case ANY -> true;
        };
    return isInPlace && move.from.contains(status);
  }

  /** Returns whether the photo is in the trash. */
  public boolean isInTrash() {
    return deletedAt != null;
  }

  /** Returns the time at which the photo is purged, or null if it is not in the trash. */
  public @Nullable Instant purgeAt() {
    return deletedAt == null ? null : deletedAt.plus(TRASH_RETENTION);
  }

  /** Returns the time from which the sweep purges a photo that is moved to the trash now. */
  public static Instant purgeCheckAt(Instant now) {
    return now.plus(TRASH_RETENTION).plus(RETENTION_MARGIN);
  }

  /** Returns a time of the move to the trash whose retention is over. */
  public static Instant endedRetention(Instant now) {
    return now.minus(TRASH_RETENTION).minusSeconds(1);
  }

  /** Returns whether the time in the trash is over, so that a purge may be in progress. */
  public boolean isRetentionOver(Instant now) {
    Instant purgeAt = purgeAt();
    return purgeAt != null && !now.isBefore(purgeAt);
  }

  /**
   * Returns whether the uploader's usage counts the original as stored. Otherwise the photo waits
   * for its upload, and the usage counts its bytes as reserved.
   */
  public boolean isStored() {
    return status != EXPECTED;
  }

  /** Returns whether the photo has renditions. */
  public boolean hasRenditions() {
    return status == READY;
  }

  /** Returns whether the photo counts in its album, can be its cover, and is visible to guests. */
  public boolean isVisible() {
    return hasRenditions() && !isInTrash();
  }

  /** Returns whether nobody may download the original. */
  public boolean isWithheld() {
    return status == BLOCKED;
  }

  /**
   * Returns whether the result of processing an object is final. A photo that was given up is
   * processed again when its event arrives. A blocked photo is never processed again.
   *
   * @param objectEtag entity tag of the object
   */
  public boolean isFinalFor(String objectEtag) {
    return switch (status) {
      case EXPECTED -> false;
      case READY -> objectEtag.equals(etag);
      case FAILED -> objectEtag.equals(etag) && !isGivenUp;
      case BLOCKED -> true;
    };
  }

  /**
   * Returns whether an object has not been processed although the photo is ready or failed. An
   * empty tag returns false.
   *
   * @param objectEtag entity tag of the object
   */
  public boolean isOutdatedBy(String objectEtag) {
    return switch (status) {
      case READY, FAILED -> !objectEtag.isEmpty() && !objectEtag.equals(etag);
      case EXPECTED, BLOCKED -> false;
    };
  }

  /** Returns whether no result was written between this state and another. */
  public boolean hasSameResult(PhotoLifecycle other) {
    return status == other.status && Objects.equals(etag, other.etag);
  }

  /**
   * Returns whether a photo of a status may have these parts. Only a ready or blocked photo has a
   * picture, and a ready photo always has one. A photo has a failure exactly if it failed.
   */
  static boolean permitsParts(PhotoStatus status, boolean hasPicture, boolean hasFailure) {
    boolean pictureMatches =
        switch (status) {
          case READY -> hasPicture;
          case EXPECTED, FAILED -> !hasPicture;
          case BLOCKED -> true;
        };
    return pictureMatches && hasFailure == (status == FAILED);
  }
}
