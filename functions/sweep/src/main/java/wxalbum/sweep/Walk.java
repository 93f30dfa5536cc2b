package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.Page;
import wxalbum.album.StoredObjects.StoredObject;
import wxalbum.sweep.Walks.Standing;

/**
 * Scans the objects under one key prefix in key order, together with the photos' rows, one page at
 * a time. A checkpoint in the database lets the next run continue. After a complete scan it stays
 * idle until the next scan is due. Concurrent scans are safe.
 */
final class Walk implements Task {
  private final String part;
  private final int atOnce;
  private final Walks walks;
  private final SweptPhotos photos;
  private final StoredObjects objects;
  private final Watch watch;
  private final RemoveUnowned removeUnowned;
  private final Pace pace;
  private final Clock clock;

  /**
   * Creates a scan.
   *
   * @param keyPrefix the prefix of all keys of the scan
   * @param pageSize the maximum number of objects, and of rows, on a page
   */
  Walk(
      String keyPrefix,
      int pageSize,
      Walks checkpoints,
      SweptPhotos photos,
      StoredObjects objects,
      Watch reconciler,
      RemoveUnowned deleteOrphanObjects,
      Pace policy,
      Clock clock) {
    this.part = keyPrefix;
    this.atOnce = pageSize;
    this.walks = checkpoints;
    this.photos = photos;
    this.objects = objects;
    this.watch = reconciler;
    this.removeUnowned = deleteOrphanObjects;
    this.pace = policy;
    this.clock = clock;
  }

  @Override
  public void run(Round run) {
    boolean more = true;
    while (more && run.goesOn()) {
      more = step(run);
    }
  }

  /** Scans one page, or starts the next scan if it is due; returns whether to continue. */
  private boolean step(Round run) {
    Instant now = clock.instant();
    walks.begin(Standing.atFirst(part, now));
    Standing checkpoint = walks.find(part).orElseThrow();
    if (!checkpoint.ended()) {
      return stretch(checkpoint, run);
    }
    if (checkpoint.begunAt().plus(pace.walk()).isAfter(now)) {
      return false;
    }
    walks.move(checkpoint, Standing.atFirst(part, now));
    return true;
  }

  /**
   * Scans one page. The objects are listed before the rows are read: a photo uploaded in between
   * has a row, so its objects never look like orphans.
   */
  private boolean stretch(Standing checkpoint, Round run) {
    Page page = objects.list(part, checkpoint.afterKey(), atOnce);
    boolean more = page.more();
    Place end = more ? Stretch.complete(page.objects()).orElse(checkpoint.place()) : Place.LAST;
    List<SweptPhoto> rows =
        end.compareTo(checkpoint.place()) <= 0
            ? List.of()
            : photos.between(checkpoint.place(), end, atOnce);
    if (rows.size() == atOnce) {
      more = true;
      end = Place.of(rows.getLast());
    }
    for (Sight item : new Stretch(Stretch.upTo(page.objects(), end), rows).sights()) {
      var _ = run.attempt("photoId", item.place().photoId(), () -> see(item, run));
      if (!run.goesOn()) {
        move(checkpoint, page.objects(), item.place(), true, run);
        return false;
      }
    }
    move(checkpoint, page.objects(), end, more, run);
    return more;
  }

  /** Moves the checkpoint to a position and past the objects of the page up to that position. */
  private void move(
      Standing checkpoint, List<StoredObject> page, Place end, boolean more, Round run) {
    List<StoredObject> passed = Stretch.upTo(page, end);
    run.count(Deed.STRANGE, Stretch.strange(passed));
    String key = passed.isEmpty() ? checkpoint.afterKey() : passed.getLast().key();
    Place position = end.compareTo(checkpoint.place()) > 0 ? end : checkpoint.place();
    walks.move(checkpoint, checkpoint.at(key, position, !more));
  }

  private void see(Sight item, Round run) {
    if (item.row() == null) {
      removeUnowned.of(item.place(), item.objects(), run);
    } else {
      watch.see(item.row(), item.objects(), run);
    }
  }
}
