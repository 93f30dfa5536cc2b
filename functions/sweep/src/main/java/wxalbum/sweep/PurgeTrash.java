package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.RenditionSize;
import wxalbum.album.StorageFailure;
import wxalbum.album.StoredObjects;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/**
 * Removes photos whose time in the trash is over: their objects first, then the rows with what they
 * took from their owners. What is broken off between the two is found again by its row.
 */
final class PurgeTrash implements Task {
  private static final Logger LOG = LoggerFactory.getLogger(PurgeTrash.class);
  private static final int AT_ONCE = 50;

  private final SweptPhotos photos;
  private final Users users;
  private final StoredObjects objects;
  private final Transactions transactions;
  private final Clock clock;

  PurgeTrash(
      SweptPhotos photos,
      Users users,
      StoredObjects objects,
      Transactions transactions,
      Clock clock) {
    this.photos = photos;
    this.users = users;
    this.objects = objects;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void run(Round round) {
    Instant before = clock.instant().minus(Photo.TRASH).minus(Pace.MARGIN);
    int purged = AT_ONCE;
    // Fewer than asked for may mean that another sweep held the rest: whoever is last finds it.
    while (purged > 0 && round.goesOn()) {
      purged = some(before, round);
    }
  }

  private int some(Instant before, Round round) {
    try {
      int purged = transactions.inOne(() -> purge(photos.lockTrashed(before, AT_ONCE)));
      round.count(Deed.PHOTO_PURGED, purged);
      return purged;
    } catch (StorageFailure e) {
      LOG.warn("Photos cannot be purged together; they are purged one by one", e);
      oneByOne(before, round);
      return 0;
    }
  }

  /** Passes over those that cannot be purged, and comes to all others. */
  private void oneByOne(Instant before, Round round) {
    List<SweptPhoto> page = photos.trashed(before, null, AT_ONCE);
    while (!page.isEmpty()) {
      for (SweptPhoto photo : page) {
        if (!round.goesOn()) {
          return;
        }
        var _ = round.attempt("photoId", photo.id(), () -> purge(photo, before, round));
      }
      page = photos.trashed(before, page.getLast(), AT_ONCE);
    }
  }

  private void purge(SweptPhoto photo, Instant before, Round round) {
    int purged = transactions.inOne(() -> purge(lock(photo, before).stream().toList()));
    round.count(Deed.PHOTO_PURGED, purged);
  }

  private Optional<SweptPhoto> lock(SweptPhoto photo, Instant before) {
    return photos
        .lock(photo.id())
        .filter(held -> held.deletedAt() != null && held.deletedAt().isBefore(before));
  }

  private int purge(List<SweptPhoto> over) {
    if (over.isEmpty()) {
      return 0;
    }
    List<ObjectKey> keys = new ArrayList<>();
    // Everybody holds users in the same order.
    Map<String, Freed> freed = new TreeMap<>();
    for (SweptPhoto photo : over) {
      keys.add(photo.original());
      for (RenditionSize size : RenditionSize.values()) {
        keys.add(new ObjectKey.Rendition(photo.albumId(), photo.id(), size));
      }
      freed.merge(photo.uploaderId().toString(), Freed.by(photo), Freed::plus);
    }
    objects.remove(keys);
    photos.delete(over.stream().map(SweptPhoto::id).toList());
    for (Freed each : freed.values()) {
      users.withdraw(each.user(), each.expected());
      users.release(each.user(), each.stored(), each.originals());
    }
    return over.size();
  }

  /** What a user may keep again. */
  private record Freed(UserId user, long expected, long stored, int originals) {
    static Freed by(SweptPhoto photo) {
      return photo.expected()
          ? new Freed(photo.uploaderId(), photo.bytes(), 0, 0)
          : new Freed(photo.uploaderId(), 0, photo.bytes(), 1);
    }

    Freed plus(Freed other) {
      return new Freed(
          user, expected + other.expected, stored + other.stored, originals + other.originals);
    }
  }
}
