package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.Page;
import wxalbum.album.StoredObjects.StoredObject;
import wxalbum.sweep.Walks.Standing;

/**
 * Walks through a part of the bucket in the order of keys, and through the rows of photos beside
 * it, a stretch at a time. Where it stands is kept, so that the next round goes on from there; once
 * it is through, it rests until it is time to set out anew. Two who walk at once see the same.
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
   * A walk.
   *
   * @param part what all keys of it begin with
   * @param atOnce how many objects, and how many rows, a stretch has at most
   */
  Walk(
      String part,
      int atOnce,
      Walks walks,
      SweptPhotos photos,
      StoredObjects objects,
      Watch watch,
      RemoveUnowned removeUnowned,
      Pace pace,
      Clock clock) {
    this.part = part;
    this.atOnce = atOnce;
    this.walks = walks;
    this.photos = photos;
    this.objects = objects;
    this.watch = watch;
    this.removeUnowned = removeUnowned;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public void run(Round round) {
    boolean more = true;
    while (more && round.goesOn()) {
      more = step(round);
    }
  }

  /** Walks one stretch and says whether there is another to walk now. */
  private boolean step(Round round) {
    Instant now = clock.instant();
    walks.begin(Standing.atFirst(part, now));
    Standing stands = walks.find(part).orElseThrow();
    if (!stands.ended()) {
      return stretch(stands, round);
    }
    if (stands.begunAt().plus(pace.walk()).isAfter(now)) {
      return false;
    }
    walks.move(stands, Standing.atFirst(part, now));
    return true;
  }

  /** The listing comes before the rows: whatever arrives in between has both, or a row alone. */
  private boolean stretch(Standing stands, Round round) {
    Page page = objects.list(part, stands.afterKey(), atOnce);
    boolean more = page.more();
    Place until = more ? Stretch.complete(page.objects()).orElse(stands.place()) : Place.LAST;
    List<SweptPhoto> rows =
        until.compareTo(stands.place()) <= 0
            ? List.of()
            : photos.between(stands.place(), until, atOnce);
    if (rows.size() == atOnce) {
      more = true;
      until = Place.of(rows.getLast());
    }
    for (Sight sight : new Stretch(Stretch.upTo(page.objects(), until), rows).sights()) {
      var _ = round.attempt("photoId", sight.place().photoId(), () -> see(sight, round));
      if (!round.goesOn()) {
        move(stands, page.objects(), sight.place(), true, round);
        return false;
      }
    }
    move(stands, page.objects(), until, more, round);
    return more;
  }

  /** Moves on to a place, with the part of a page that leads there. */
  private void move(
      Standing stands, List<StoredObject> page, Place until, boolean more, Round round) {
    List<StoredObject> passed = Stretch.upTo(page, until);
    round.count(Deed.STRANGE, Stretch.strange(passed));
    String key = passed.isEmpty() ? stands.afterKey() : passed.getLast().key();
    Place place = until.compareTo(stands.place()) > 0 ? until : stands.place();
    walks.move(stands, stands.at(key, place, !more));
  }

  private void see(Sight sight, Round round) {
    if (sight.row() == null) {
      removeUnowned.of(sight.place(), sight.objects(), round);
    } else {
      watch.see(sight.row(), sight.objects(), round);
    }
  }
}
