package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import wxalbum.album.ObjectKey;
import wxalbum.album.StoredObjects;
import wxalbum.album.Transactions;

/**
 * Removes objects of a photo that has no row, once they are old and a second look, in the
 * transaction that removes them, still finds none.
 */
final class RemoveUnowned {
  private final SweptPhotos photos;
  private final StoredObjects objects;
  private final Transactions transactions;
  private final Clock clock;

  RemoveUnowned(SweptPhotos photos, StoredObjects objects, Transactions transactions, Clock clock) {
    this.photos = photos;
    this.objects = objects;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Removes those of these objects, all of one place, that are old enough. */
  void of(List<Found> found, Round round) {
    Instant before = clock.instant().minus(Pace.UNOWNED);
    List<ObjectKey> old =
        found.stream()
            .filter(it -> it.object().modified().isBefore(before))
            .map(Found::key)
            .toList();
    int removed = old.isEmpty() ? 0 : transactions.inOne(() -> remove(old));
    round.count(Deed.REMOVED, removed);
    round.count(Deed.UNOWNED, (long) found.size() - removed);
  }

  private int remove(List<ObjectKey> keys) {
    Place place = Place.of(keys.getFirst());
    if (photos.lock(place.photoId()).filter(row -> Place.of(row).equals(place)).isPresent()) {
      return 0;
    }
    objects.remove(keys);
    return keys.size();
  }
}
