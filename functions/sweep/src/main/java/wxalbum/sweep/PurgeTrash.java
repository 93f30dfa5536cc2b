package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.RenditionSize;
import wxalbum.album.StoredObjects;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/**
 * Removes photos whose time in the trash is over: their objects first, then the rows with what they
 * took from their owners. What is broken off between the two is found again by its row.
 */
final class PurgeTrash implements Task {
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
      purged = transactions.inOne(() -> purge(photos.lockTrashed(before, AT_ONCE)));
      round.count(Deed.PHOTO_PURGED, purged);
    }
  }

  private int purge(List<SweptPhoto> over) {
    if (over.isEmpty()) {
      return 0;
    }
    List<ObjectKey> keys = new ArrayList<>();
    // Everybody holds users in the same order.
    Map<String, Share> shares = new TreeMap<>();
    for (SweptPhoto photo : over) {
      keys.add(photo.original());
      for (RenditionSize size : RenditionSize.values()) {
        keys.add(new ObjectKey.Rendition(photo.albumId(), photo.id(), size));
      }
      shares.merge(photo.uploaderId().toString(), Share.of(photo), Share::plus);
    }
    objects.remove(keys);
    photos.delete(over.stream().map(SweptPhoto::id).toList());
    for (Share share : shares.values()) {
      users.withdraw(share.user(), share.expected());
      users.release(share.user(), share.stored(), share.originals());
    }
    return over.size();
  }

  /** What photos take of what their user may keep. */
  private record Share(UserId user, long expected, long stored, int originals) {
    static Share of(SweptPhoto photo) {
      return photo.expected()
          ? new Share(photo.uploaderId(), photo.bytes(), 0, 0)
          : new Share(photo.uploaderId(), 0, photo.bytes(), 1);
    }

    Share plus(Share other) {
      return new Share(
          user, expected + other.expected, stored + other.stored, originals + other.originals);
    }
  }
}
