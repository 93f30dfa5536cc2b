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
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.album.RenditionSize;
import wxalbum.album.StorageException;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/**
 * Purges photos at the end of their time in the trash. The objects are deleted first, then the rows
 * together with their share of the uploaders' usage. After an interruption the row is still there,
 * so the next sweep completes the purge.
 */
final class PurgeTrash implements SweepTask {
  private static final Logger LOG = LoggerFactory.getLogger(PurgeTrash.class);
  private static final int BATCH_SIZE = 50;

  private final SweptPhotos sweptPhotos;
  private final Photos photos;
  private final Users users;
  private final ObjectInventory objects;
  private final Transactions transactions;
  private final Clock clock;

  PurgeTrash(
      SweptPhotos sweptPhotos,
      Photos photos,
      Users users,
      ObjectInventory objects,
      Transactions transactions,
      Clock clock) {
    this.sweptPhotos = sweptPhotos;
    this.photos = photos;
    this.users = users;
    this.objects = objects;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void run(SweepRun run) {
    Instant before =
        clock.instant().minus(PhotoLifecycle.TRASH_RETENTION).minus(SweepPolicy.RETENTION_MARGIN);
    int purged = BATCH_SIZE;
    // A short batch may mean that another sweep has locked the other rows, so only an empty batch
    // ends the loop.
    while (purged > 0 && run.hasTimeLeft()) {
      purged = purgeBatch(before, run);
    }
  }

  private int purgeBatch(Instant before, SweepRun run) {
    try {
      int purged =
          transactions.inTransaction(() -> purge(sweptPhotos.lockTrashed(before, BATCH_SIZE)));
      run.count(SweepAction.PHOTO_PURGED, purged);
      return purged;
    } catch (StorageException e) {
      LOG.warn("Batch of photos could not be purged; purging them one by one", e);
      purgeIndividually(before, run);
      return 0;
    }
  }

  /** Purges photos one by one, skipping each one that cannot be purged. */
  private void purgeIndividually(Instant before, SweepRun run) {
    List<SweptPhoto> page = sweptPhotos.findTrashed(before, null, BATCH_SIZE);
    while (!page.isEmpty()) {
      for (SweptPhoto photo : page) {
        if (!run.hasTimeLeft()) {
          return;
        }
        var _ = run.attempt("photoId", photo.id(), () -> purge(photo, before, run));
      }
      page = sweptPhotos.findTrashed(before, page.getLast(), BATCH_SIZE);
    }
  }

  private void purge(SweptPhoto photo, Instant before, SweepRun run) {
    int purged =
        transactions.inTransaction(() -> purge(lockIfExpired(photo, before).stream().toList()));
    run.count(SweepAction.PHOTO_PURGED, purged);
  }

  private Optional<SweptPhoto> lockIfExpired(SweptPhoto photo, Instant before) {
    return sweptPhotos
        .lock(photo.id())
        .filter(locked -> locked.deletedAt() != null && locked.deletedAt().isBefore(before));
  }

  private int purge(List<SweptPhoto> expired) {
    if (expired.isEmpty()) {
      return 0;
    }
    List<ObjectKey> keys = new ArrayList<>();
    // Sorted by user id: all transactions lock users in the same order, which prevents deadlocks.
    Map<String, ReleasedUsage> freed = new TreeMap<>();
    for (SweptPhoto photo : expired) {
      keys.add(photo.original());
      for (RenditionSize size : RenditionSize.values()) {
        keys.add(new ObjectKey.Rendition(photo.albumId(), photo.id(), size));
      }
      freed.merge(photo.uploaderId().toString(), ReleasedUsage.of(photo), ReleasedUsage::plus);
    }
    objects.delete(keys);
    photos.delete(expired.stream().map(SweptPhoto::id).toList());
    for (ReleasedUsage each : freed.values()) {
      users.releaseReservation(each.userId(), each.bytesReserved());
      users.releaseStoredBytes(each.userId(), each.bytesStored(), each.photoCount());
    }
    return expired.size();
  }

  /** The usage that purged photos release for one user. */
  private record ReleasedUsage(
      UserId userId, long bytesReserved, long bytesStored, int photoCount) {
    static ReleasedUsage of(SweptPhoto photo) {
      return photo.lifecycle().isStored()
          ? new ReleasedUsage(photo.uploaderId(), 0, photo.bytes(), 1)
          : new ReleasedUsage(photo.uploaderId(), photo.bytes(), 0, 0);
    }

    ReleasedUsage plus(ReleasedUsage other) {
      return new ReleasedUsage(
          userId,
          bytesReserved + other.bytesReserved,
          bytesStored + other.bytesStored,
          photoCount + other.photoCount);
    }
  }
}
