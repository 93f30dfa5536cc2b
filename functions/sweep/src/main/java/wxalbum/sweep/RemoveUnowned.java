package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.ObjectKey;
import wxalbum.album.StoredObjects;
import wxalbum.album.Transactions;

/**
 * Deletes the objects of photos that have no row. The objects must be old enough, and the row must
 * still be missing in the transaction that deletes them. One scan deletes the objects of at most
 * {@value #MOST} photos: more orphans than that indicate lost rows, such as after the database was
 * restored.
 */
final class RemoveUnowned {
  /** Maximum number of photos whose objects one scan may delete. */
  static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger(RemoveUnowned.class);

  private final String part;
  private final Walks walks;
  private final SweptPhotos photos;
  private final StoredObjects objects;
  private final Transactions transactions;
  private final Clock clock;

  /** Creates the use case for the scan of one key prefix. */
  RemoveUnowned(
      String keyPrefix,
      Walks checkpoints,
      SweptPhotos photos,
      StoredObjects objects,
      Transactions transactions,
      Clock clock) {
    this.part = keyPrefix;
    this.walks = checkpoints;
    this.photos = photos;
    this.objects = objects;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Deletes the objects that are old enough if their photo still has no row.
   *
   * @param found objects that all have the same position
   */
  void of(Place position, List<Found> found, Round run) {
    if (owned(photos.find(position.photoId()), position)) {
      // The row was inserted after the listing, or was read with an earlier page of its objects.
      return;
    }
    Instant before = clock.instant().minus(Pace.UNOWNED);
    List<ObjectKey> old =
        found.stream()
            .filter(orphan -> orphan.object().modified().isBefore(before))
            .map(Found::key)
            .toList();
    run.count(Deed.UNOWNED, (long) found.size() - old.size());
    if (!old.isEmpty()) {
      tell(transactions.inOne(() -> remove(position, old)), old.size(), run);
    }
  }

  private Optional<Deed> remove(Place position, List<ObjectKey> keys) {
    if (owned(photos.lock(position.photoId()), position)) {
      return Optional.empty();
    }
    boolean isUnderLimit = walks.lockRemoved(part) < MOST;
    if (keys.stream().allMatch(key -> objects.look(key).isEmpty())) {
      // Another sweep has deleted them.
      return Optional.empty();
    }
    if (!isUnderLimit) {
      return Optional.of(Deed.HELD_BACK);
    }
    objects.remove(keys);
    walks.countRemoval(part);
    return Optional.of(Deed.REMOVED);
  }

  private static void tell(Optional<Deed> action, int objectCount, Round run) {
    if (action.equals(Optional.of(Deed.HELD_BACK)) && !run.did(Deed.HELD_BACK)) {
      LOG.error(
          "Orphaned objects exceed the deletion limit of one scan;"
              + " check whether the database was restored or has lost rows");
    }
    action.ifPresent(counted -> run.count(counted, objectCount));
  }

  private static boolean owned(Optional<SweptPhoto> row, Place position) {
    return row.filter(photo -> Place.of(photo).equals(position)).isPresent();
  }
}
