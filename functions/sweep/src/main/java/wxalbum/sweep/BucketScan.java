package wxalbum.sweep;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectInventory.ObjectPage;
import wxalbum.album.ObjectInventory.ObjectSummary;
import wxalbum.sweep.ScanCheckpoints.Checkpoint;

/**
 * Scans the objects under one key prefix in key order, together with the photos' rows, one page at
 * a time. A checkpoint in the database lets the next run continue. After a complete scan it stays
 * idle until the next scan is due. Concurrent scans are safe.
 */
final class BucketScan implements SweepTask {
  private final String keyPrefix;
  private final int pageSize;
  private final ScanCheckpoints checkpoints;
  private final SweptPhotos photos;
  private final ObjectInventory objects;
  private final Reconciler reconciler;
  private final RemoveOrphanObjects removeOrphanObjects;
  private final SweepPolicy policy;
  private final Clock clock;

  /**
   * Creates a scan.
   *
   * @param keyPrefix the prefix of all keys of the scan
   * @param pageSize the maximum number of objects, and of rows, on a page
   */
  BucketScan(
      String keyPrefix,
      int pageSize,
      ScanCheckpoints checkpoints,
      SweptPhotos photos,
      ObjectInventory objects,
      Reconciler reconciler,
      RemoveOrphanObjects removeOrphanObjects,
      SweepPolicy policy,
      Clock clock) {
    this.keyPrefix = keyPrefix;
    this.pageSize = pageSize;
    this.checkpoints = checkpoints;
    this.photos = photos;
    this.objects = objects;
    this.reconciler = reconciler;
    this.removeOrphanObjects = removeOrphanObjects;
    this.policy = policy;
    this.clock = clock;
  }

  @Override
  public void run(SweepRun run) {
    boolean more = true;
    while (more && run.hasTimeLeft()) {
      more = advance(run);
    }
  }

  /** Scans one page, or starts the next scan if it is due; returns whether to continue. */
  private boolean advance(SweepRun run) {
    Instant now = clock.instant();
    checkpoints.insertIfAbsent(Checkpoint.initial(keyPrefix, now));
    Checkpoint checkpoint = checkpoints.find(keyPrefix).orElseThrow();
    if (!checkpoint.completed()) {
      return scanPage(checkpoint, run);
    }
    if (checkpoint.startedAt().plus(policy.scanInterval()).isAfter(now)) {
      return false;
    }
    checkpoints.compareAndSet(checkpoint, Checkpoint.initial(keyPrefix, now));
    return true;
  }

  /**
   * Scans one page. The objects are listed before the rows are read: a photo uploaded in between
   * has a row, so its objects never look like orphans.
   */
  private boolean scanPage(Checkpoint checkpoint, SweepRun run) {
    ObjectPage page =
        objects.list(keyPrefix, requireNonNullElse(checkpoint.afterKey(), ""), pageSize);
    boolean more = page.hasMore();
    PhotoPosition end =
        more
            ? ScanPage.lastCompletePosition(page.objects()).orElse(checkpoint.position())
            : PhotoPosition.MAX;
    List<SweptPhoto> rows =
        end.compareTo(checkpoint.position()) <= 0
            ? List.of()
            : photos.findBetween(checkpoint.position(), end, pageSize);
    if (rows.size() == pageSize) {
      more = true;
      end = PhotoPosition.of(rows.getLast());
    }
    for (ReconcileItem item :
        new ScanPage(ScanPage.takeThrough(page.objects(), end), rows).toItems()) {
      var _ = run.attempt("photoId", item.position().photoId(), () -> reconcile(item, run));
      if (!run.hasTimeLeft()) {
        moveCheckpoint(checkpoint, page.objects(), item.position(), true, run);
        return false;
      }
    }
    moveCheckpoint(checkpoint, page.objects(), end, more, run);
    return more;
  }

  /** Moves the checkpoint to a position and past the objects of the page up to that position. */
  private void moveCheckpoint(
      Checkpoint checkpoint,
      List<ObjectSummary> page,
      PhotoPosition end,
      boolean more,
      SweepRun run) {
    List<ObjectSummary> passed = ScanPage.takeThrough(page, end);
    run.count(SweepAction.UNRECOGNIZED_KEY, ScanPage.countUnrecognized(passed));
    String key = passed.isEmpty() ? checkpoint.afterKey() : passed.getLast().key();
    PhotoPosition position = end.compareTo(checkpoint.position()) > 0 ? end : checkpoint.position();
    checkpoints.compareAndSet(
        checkpoint, more ? checkpoint.movedTo(key, position) : checkpoint.finished(key));
  }

  private void reconcile(ReconcileItem item, SweepRun run) {
    if (item.photo() == null) {
      removeOrphanObjects.execute(item.position(), item.objects(), run);
    } else {
      reconciler.reconcile(item.photo(), item.objects(), run);
    }
  }
}
