package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.RenditionSize;
import wxalbum.album.StorageException;
import wxalbum.album.Transactions;
import wxalbum.album.Users;

/**
 * Purges photos at the end of their time in the trash, in batches. The first transaction claims a
 * batch, so that no other sweep purges it. Then the objects are deleted. The last transaction
 * deletes the rows and releases the uploaders' usage. After an interruption the rows still exist,
 * and the next sweep after the claim completes the purge.
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
    boolean foundMore = true;
    // A short batch may mean that another sweep has locked the other checks, so only an empty batch
    // ends the loop.
    while (foundMore && run.hasTimeLeft()) {
      List<PhotoId> claimed = transactions.inTransaction(this::claim);
      foundMore = !claimed.isEmpty();
      if (foundMore) {
        purgeBatch(filterExpired(sweptPhotos.findAll(claimed)), run);
      }
    }
  }

  private List<PhotoId> claim() {
    Instant now = clock.instant();
    List<PhotoId> due = sweptPhotos.lockDuePurges(now, BATCH_SIZE);
    if (!due.isEmpty()) {
      sweptPhotos.postponePurges(due, now.plus(SweepPolicy.CLAIM_TTL));
    }
    return due;
  }

  private List<SweptPhoto> filterExpired(List<SweptPhoto> candidates) {
    Instant now = clock.instant();
    return candidates.stream().filter(photo -> photo.lifecycle().isRetentionOver(now)).toList();
  }

  private void purgeBatch(List<SweptPhoto> batch, SweepRun run) {
    try {
      purge(batch, run);
    } catch (StorageException e) {
      LOG.warn("Batch of photos could not be purged; purging them one by one", e);
      for (SweptPhoto photo : batch) {
        if (!run.hasTimeLeft()) {
          return;
        }
        var _ = run.attempt("photoId", photo.id(), () -> purge(List.of(photo), run));
      }
    }
  }

  private void purge(List<SweptPhoto> batch, SweepRun run) {
    if (!batch.isEmpty()) {
      objects.delete(batch.stream().flatMap(photo -> keysOf(photo).stream()).toList());
      List<PhotoId> ids = batch.stream().map(SweptPhoto::id).toList();
      run.count(
          SweepAction.PHOTO_PURGED,
          transactions.inTransaction(() -> deleteRows(filterExpired(sweptPhotos.lockAll(ids)))));
    }
  }

  private static List<ObjectKey> keysOf(SweptPhoto photo) {
    List<ObjectKey> keys = new ArrayList<>();
    keys.add(photo.original());
    for (RenditionSize size : RenditionSize.values()) {
      keys.add(new ObjectKey.Rendition(photo.albumId(), photo.id(), size));
    }
    return keys;
  }

  private int deleteRows(List<SweptPhoto> locked) {
    if (!locked.isEmpty()) {
      photos.delete(locked.stream().map(SweptPhoto::id).toList());
      for (ReleasedUsage each : releasedUsage(locked)) {
        users.releaseReservation(each.userId(), each.bytesReserved());
        users.releaseStoredBytes(each.userId(), each.bytesStored(), each.photoCount());
      }
    }
    return locked.size();
  }

  /**
   * Returns the usage that photos release, sorted by user id: all transactions lock users in the
   * same order, which prevents deadlocks.
   */
  private static Collection<ReleasedUsage> releasedUsage(List<SweptPhoto> purged) {
    Map<String, ReleasedUsage> byUser = new TreeMap<>();
    for (SweptPhoto photo : purged) {
      byUser.merge(photo.uploaderId().toString(), ReleasedUsage.of(photo), ReleasedUsage::plus);
    }
    return byUser.values();
  }
}
