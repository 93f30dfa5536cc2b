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
 * Removes the objects of photos that have no row, if they are old enough. Renditions are deleted.
 * An original cannot be derived again, and its row may have been lost, so it is moved to the
 * quarantine. One scan removes the objects of at most {@value #MAX_PHOTOS_PER_SCAN} photos: more
 * orphans than that indicate many lost rows, such as after the database was restored.
 */
final class RemoveOrphanObjects {
  /** Maximum number of photos whose objects one scan may remove. */
  static final int MAX_PHOTOS_PER_SCAN = 100;

  private static final Logger LOG = LoggerFactory.getLogger(RemoveOrphanObjects.class);

  private final String keyPrefix;
  private final ScanCheckpoints checkpoints;
  private final SweptPhotos photos;
  private final ObjectInventory objects;
  private final Transactions transactions;
  private final Clock clock;

  /** Creates the use case for the scan of one key prefix. */
  RemoveOrphanObjects(
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
   * Removes the objects that are old enough if their photo still has no row.
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
    // A concurrent purge may have deleted the objects, and then the row, since the listing.
    if (old.stream().anyMatch(key -> objects.head(key).isPresent())) {
      remove(position, old, run);
    }
  }

  private void remove(PhotoPosition position, List<ObjectKey> keys, SweepRun run) {
    switch (transactions.inTransaction(() -> claim(position, keys))) {
      case CLAIMED -> removeClaimed(keys, run);
      case OVER_LIMIT -> reportOverLimit(keys.size(), run);
      case TAKEN -> {}
    }
  }

  /**
   * Claims objects before the bucket is called. Objects are claimed in the order of their keys, so
   * the last key excludes other sweeps from all keys before it. After an interruption the next scan
   * claims the objects again.
   */
  private Claim claim(PhotoPosition position, List<ObjectKey> keys) {
    boolean hasRow = isAt(photos.lock(position.photoId()), position);
    ScanCheckpoints.Removals removals = checkpoints.lockRemovals(keyPrefix);
    if (hasRow || removals.includes(keys.getFirst().toString())) {
      return Claim.TAKEN;
    }
    if (removals.removedCount() >= MAX_PHOTOS_PER_SCAN) {
      return Claim.OVER_LIMIT;
    }
    checkpoints.countRemoval(keyPrefix, keys.getLast().toString());
    return Claim.CLAIMED;
  }

  private void removeClaimed(List<ObjectKey> keys, SweepRun run) {
    List<ObjectKey> derived = keys.stream().filter(ObjectKey.Rendition.class::isInstance).toList();
    if (!derived.isEmpty()) {
      objects.delete(derived);
      run.count(SweepAction.ORPHAN_DELETED, derived.size());
    }
    for (ObjectKey key : keys) {
      if (key instanceof ObjectKey.Original original && objects.quarantine(original)) {
        run.reportQuarantined(original);
      }
    }
  }

  private static void reportOverLimit(int objectCount, SweepRun run) {
    if (!run.hasCounted(SweepAction.ORPHAN_OVER_LIMIT)) {
      LOG.error(
          "Orphaned objects exceed the limit of one scan;"
              + " check whether the database was restored or has lost rows");
    }
    run.count(SweepAction.ORPHAN_OVER_LIMIT, objectCount);
  }

  private static boolean isAt(Optional<SweptPhoto> row, PhotoPosition position) {
    return row.filter(photo -> PhotoPosition.of(photo).equals(position)).isPresent();
  }

  /** The result of a transaction that claims the objects of one photo. */
  private enum Claim {
    /** The photo is counted, and this sweep removes its objects. */
    CLAIMED,
    /** The scan has removed the objects of the maximum number of photos. */
    OVER_LIMIT,
    /** Another sweep removes the objects, or the row was inserted meanwhile. */
    TAKEN
  }
}
