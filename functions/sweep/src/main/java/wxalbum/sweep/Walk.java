package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.StoredObject;
import wxalbum.sweep.Walks.Standing;

/**
 * Walks through a part of the bucket in the order of keys, and through the rows of photos beside
 * it, a stretch at a time. Where it stands is kept, so that the next round goes on from there; once
 * it is through, it rests until it is time to set out anew. Two who walk at once see the same.
 */
final class Walk {
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

  /** Walks one stretch and says whether there is another to walk now. */
  boolean step(Round round) {
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
    List<StoredObject> page = objects.list(part, stands.afterKey(), atOnce);
    boolean more = page.size() == atOnce;
    Place until = more ? Stretch.complete(page).orElse(stands.place()) : Place.LAST;
    List<SweptPhoto> rows =
        until.compareTo(stands.place()) <= 0
            ? List.of()
            : photos.between(stands.place(), until, atOnce);
    if (rows.size() == atOnce) {
      more = true;
      until = Place.of(rows.getLast());
    }
    Stretch stretch = new Stretch(Stretch.upTo(page, until), rows);
    round.count(Deed.STRANGE, stretch.strange());
    for (Sight sight : stretch.sights()) {
      if (!round.goesOn()) {
        return false;
      }
      see(sight, round);
    }
    String key = stretch.page().isEmpty() ? stands.afterKey() : stretch.page().getLast().key();
    Place place = until.compareTo(stands.place()) > 0 ? until : stands.place();
    walks.move(stands, stands.at(key, place, !more));
    return more;
  }

  private void see(Sight sight, Round round) {
    if (sight.row() == null) {
      removeUnowned.of(sight.objects(), round);
    } else {
      watch.see(sight.row(), sight.objects(), round);
    }
  }
}
