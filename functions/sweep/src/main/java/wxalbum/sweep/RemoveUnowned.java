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
 * Removes objects of a photo that has no row, once they are old and a second look, in the
 * transaction that removes them, still finds none. One walk removes those of {@value #MOST} photos
 * at most: more than that have no row only where rows are lost, as after the database was restored.
 */
final class RemoveUnowned {
  /** Photos whose objects one walk may remove. */
  static final int MOST = 100;

  private static final Logger LOG = LoggerFactory.getLogger(RemoveUnowned.class);

  private final String part;
  private final Walks walks;
  private final SweptPhotos photos;
  private final StoredObjects objects;
  private final Transactions transactions;
  private final Clock clock;

  /** Removes what a walk through a part of the bucket comes by. */
  RemoveUnowned(
      String part,
      Walks walks,
      SweptPhotos photos,
      StoredObjects objects,
      Transactions transactions,
      Clock clock) {
    this.part = part;
    this.walks = walks;
    this.photos = photos;
    this.objects = objects;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Removes those of these objects, all of one place, that are old enough. */
  void of(Place place, List<Found> found, Round round) {
    if (owned(photos.find(place.photoId()), place)) {
      // Its row has come since, or was seen with others of its objects.
      return;
    }
    Instant before = clock.instant().minus(Pace.UNOWNED);
    List<ObjectKey> old =
        found.stream()
            .filter(it -> it.object().modified().isBefore(before))
            .map(Found::key)
            .toList();
    round.count(Deed.UNOWNED, (long) found.size() - old.size());
    if (!old.isEmpty()) {
      tell(transactions.inOne(() -> remove(place, old)), old.size(), round);
    }
  }

  private Optional<Deed> remove(Place place, List<ObjectKey> keys) {
    if (owned(photos.lock(place.photoId()), place)) {
      return Optional.empty();
    }
    boolean mayRemove = walks.lockRemoved(part) < MOST;
    if (keys.stream().allMatch(key -> objects.look(key).isEmpty())) {
      // Another sweep was quicker.
      return Optional.empty();
    }
    if (!mayRemove) {
      return Optional.of(Deed.HELD_BACK);
    }
    objects.remove(keys);
    walks.countRemoval(part);
    return Optional.of(Deed.REMOVED);
  }

  private static void tell(Optional<Deed> deed, int many, Round round) {
    if (deed.equals(Optional.of(Deed.HELD_BACK)) && !round.did(Deed.HELD_BACK)) {
      LOG.error("More objects have no row than one walk removes; was the database restored?");
    }
    deed.ifPresent(it -> round.count(it, many));
  }

  private static boolean owned(Optional<SweptPhoto> row, Place place) {
    return row.filter(it -> Place.of(it).equals(place)).isPresent();
  }
}
