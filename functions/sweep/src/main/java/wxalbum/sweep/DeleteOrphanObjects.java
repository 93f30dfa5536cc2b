package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectKey;
import wxalbum.album.Transactions;

/**
 * Deletes the objects of photos that have no row. The objects must be old enough, and the row must
 * still be missing in the transaction that deletes them. One scan deletes the objects of at most
 * {@value #MAX_PHOTOS_PER_SCAN} photos: more orphans than that indicate lost rows, such as after
 * the database was restored.
 */
final class DeleteOrphanObjects {
  /** Maximum number of photos whose objects one scan may delete. */
  static final int MAX_PHOTOS_PER_SCAN = 100;

  private static final Logger LOG = LoggerFactory.getLogger(DeleteOrphanObjects.class);

  private final String keyPrefix;
  private final ScanCheckpoints checkpoints;
  private final SweptPhotos photos;
  private final ObjectInventory objects;
  private final Transactions transactions;
  private final Clock clock;

  /** Creates the use case for the scan of one key prefix. */
  DeleteOrphanObjects(
      String keyPrefix,
      ScanCheckpoints checkpoints,
      SweptPhotos photos,
      ObjectInventory objects,
      Transactions transactions,
      Clock clock) {
    this.keyPrefix = keyPrefix;
    this.checkpoints = checkpoints;
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
  void execute(PhotoPosition position, List<ParsedObject> found, SweepRun run) {
    if (isAt(photos.find(position.photoId()), position)) {
      // The row was inserted after the listing, or was read with an earlier page of its objects.
      return;
    }
    Instant before = clock.instant().minus(SweepPolicy.ORPHAN_MIN_AGE);
    List<ObjectKey> old =
        found.stream()
            .filter(orphan -> orphan.object().lastModified().isBefore(before))
            .map(ParsedObject::key)
            .toList();
    run.count(SweepAction.ORPHAN_TOO_RECENT, (long) found.size() - old.size());
    if (!old.isEmpty()) {
      recordAction(
          transactions.inTransaction(() -> deleteIfOrphaned(position, old)), old.size(), run);
    }
  }

  private Optional<SweepAction> deleteIfOrphaned(PhotoPosition position, List<ObjectKey> keys) {
    if (isAt(photos.lock(position.photoId()), position)) {
      return Optional.empty();
    }
    boolean isUnderLimit = checkpoints.lockDeletedCount(keyPrefix) < MAX_PHOTOS_PER_SCAN;
    if (keys.stream().allMatch(key -> objects.head(key).isEmpty())) {
      // Another sweep has deleted them.
      return Optional.empty();
    }
    if (!isUnderLimit) {
      return Optional.of(SweepAction.ORPHAN_OVER_LIMIT);
    }
    objects.delete(keys);
    checkpoints.incrementDeletedCount(keyPrefix);
    return Optional.of(SweepAction.ORPHAN_DELETED);
  }

  private static void recordAction(Optional<SweepAction> action, int objectCount, SweepRun run) {
    if (action.equals(Optional.of(SweepAction.ORPHAN_OVER_LIMIT))
        && !run.hasCounted(SweepAction.ORPHAN_OVER_LIMIT)) {
      LOG.error(
          "Orphaned objects exceed the deletion limit of one scan;"
              + " check whether the database was restored or has lost rows");
    }
    action.ifPresent(counted -> run.count(counted, objectCount));
  }

  private static boolean isAt(Optional<SweptPhoto> row, PhotoPosition position) {
    return row.filter(photo -> PhotoPosition.of(photo).equals(position)).isPresent();
  }
}
