package wxalbum.managealbum;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/**
 * Deletes all photos from the trash of a user, in batches of one transaction each, as {@link
 * PurgePhoto} does. Photos that are moved to the trash meanwhile may stay there.
 */
final class EmptyTrash {
  private static final int BATCH_SIZE = 500;

  /**
   * After this time no batch starts, so that the response fits the function's 10-second timeout.
   */
  private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

  private final Photos photos;
  private final Transactions transactions;
  private final Clock clock;

  EmptyTrash(Photos photos, Transactions transactions, Clock clock) {
    this.photos = photos;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Empties the trash of this user. */
  Outcome execute(UserId user) {
    Instant start = clock.instant();
    while (true) {
      List<PhotoId> batch = findTrashed(user, start);
      if (!batch.isEmpty()) {
        transactions.inTransaction(() -> endRetention(batch, start));
      }
      if (batch.size() < BATCH_SIZE) {
        return new Emptied();
      }
      if (clock.instant().isAfter(start.plus(TIME_LIMIT))) {
        return new Incomplete();
      }
    }
  }

  private List<PhotoId> findTrashed(UserId user, Instant now) {
    Instant since = now.minus(PhotoLifecycle.TRASH_RETENTION);
    return photos.listTrash(user, since, null, BATCH_SIZE).stream().map(Photo::id).toList();
  }

  /** Locks the photos in the order of their ids, and ends their time in the trash. */
  private boolean endRetention(List<PhotoId> batch, Instant now) {
    List<Photo> trashed = photos.lockAll(batch).stream().filter(Photo::isInTrash).toList();
    if (!trashed.isEmpty()) {
      PurgePhoto.endRetention(photos, trashed, now);
    }
    return true;
  }

  /** The result of emptying. */
  sealed interface Outcome {}

  /** The trash is empty. */
  record Emptied() implements Outcome {}

  /** Time ran out before all photos were deleted. A repeated request continues. */
  record Incomplete() implements Outcome {}
}
