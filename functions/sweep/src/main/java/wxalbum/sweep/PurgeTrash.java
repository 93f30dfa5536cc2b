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
 * Purges photos at the end of their time in the trash. The objects are deleted first, then the rows
 * together with their share of the uploaders' usage. After an interruption the row is still there,
 * so the next sweep completes the purge.
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
  public void run(Round run) {
    Instant before = clock.instant().minus(Photo.TRASH).minus(Pace.MARGIN);
    int purged = AT_ONCE;
    // A short batch may mean that another sweep has locked the other rows, so only an empty batch
    // ends the loop.
    while (purged > 0 && run.goesOn()) {
      purged = some(before, run);
    }
  }

  private int some(Instant before, Round run) {
    try {
      int purged = transactions.inOne(() -> purge(photos.lockTrashed(before, AT_ONCE)));
      run.count(Deed.PHOTO_PURGED, purged);
      return purged;
    } catch (StorageFailure e) {
      LOG.warn("Batch of photos could not be purged; purging them one by one", e);
      oneByOne(before, run);
      return 0;
    }
  }

  /** Purges photos one by one, skipping each one that cannot be purged. */
  private void oneByOne(Instant before, Round run) {
    List<SweptPhoto> page = photos.trashed(before, null, AT_ONCE);
    while (!page.isEmpty()) {
      for (SweptPhoto photo : page) {
        if (!run.goesOn()) {
          return;
        }
        var _ = run.attempt("photoId", photo.id(), () -> purge(photo, before, run));
      }
      page = photos.trashed(before, page.getLast(), AT_ONCE);
    }
  }

  private void purge(SweptPhoto photo, Instant before, Round run) {
    int purged = transactions.inOne(() -> purge(lock(photo, before).stream().toList()));
    run.count(Deed.PHOTO_PURGED, purged);
  }

  private Optional<SweptPhoto> lock(SweptPhoto photo, Instant before) {
    return photos
        .lock(photo.id())
        .filter(locked -> locked.deletedAt() != null && locked.deletedAt().isBefore(before));
  }

  private int purge(List<SweptPhoto> expired) {
    if (expired.isEmpty()) {
      return 0;
    }
    List<ObjectKey> keys = new ArrayList<>();
    // Sorted by user id: all transactions lock users in the same order, which prevents deadlocks.
    Map<String, Freed> freed = new TreeMap<>();
    for (SweptPhoto photo : expired) {
      keys.add(photo.original());
      for (RenditionSize size : RenditionSize.values()) {
        keys.add(new ObjectKey.Rendition(photo.albumId(), photo.id(), size));
      }
      freed.merge(photo.uploaderId().toString(), Freed.by(photo), Freed::plus);
    }
    objects.remove(keys);
    photos.delete(expired.stream().map(SweptPhoto::id).toList());
    for (Freed each : freed.values()) {
      users.withdraw(each.user(), each.expected());
      users.release(each.user(), each.stored(), each.originals());
    }
    return expired.size();
  }

  /** The usage that purged photos release for one user. */
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
