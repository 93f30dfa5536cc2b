package wxalbum.managealbum;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Photo;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoLifecycle.Move;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.UserId;

/**
 * Deletes a photo from the trash. It ends the time of the photo in the trash and schedules its
 * purge. The next sweep deletes the objects and the row, and releases the bytes.
 */
final class PurgePhoto {
  private final AlbumAccess access;
  private final Photos photos;
  private final Transactions transactions;
  private final Clock clock;

  PurgePhoto(AlbumAccess access, Photos photos, Transactions transactions, Clock clock) {
    this.access = access;
    this.photos = photos;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Deletes a photo from the trash of this user. */
  Outcome execute(UserId user, PhotoId id) {
    return transactions.inTransaction(
        () ->
            switch (access.lockPhoto(user, id, Permission.EDIT_PHOTOS)) {
              case Access.Granted<Photo>(Photo photo, _) -> purge(photo);
              case Access.Denied<Photo>(Denial denial) -> new Denied(denial);
            });
  }

  private Outcome purge(Photo photo) {
    if (!photo.lifecycle().permits(Move.END_RETENTION)) {
      return new Denied(Denial.NOT_FOUND);
    }
    if (!photo.lifecycle().isRetentionOver(clock.instant())) {
      endRetention(photos, List.of(photo), clock.instant());
    }
    return new Purged();
  }

  /**
   * Ends the time of locked photos in the trash, and schedules their purge. A pending photo is
   * purged when its last form cannot bring a file any more, so that no file arrives without a row.
   */
  static void endRetention(Photos photos, List<Photo> trashed, Instant now) {
    photos.endRetention(
        trashed.stream().map(Photo::id).toList(), PhotoLifecycle.endedRetention(now));
    Map<Boolean, List<PhotoId>> byStored =
        trashed.stream()
            .collect(
                Collectors.partitioningBy(
                    photo -> photo.lifecycle().isStored(),
                    Collectors.mapping(Photo::id, Collectors.toList())));
    byStored.forEach(
        (stored, ids) -> {
          if (!ids.isEmpty()) {
            Instant dueAt = stored ? now : now.plus(PhotoLifecycle.UPLOAD_WINDOW);
            photos.scheduleChecks(ids, PhotoCheck.PURGE, dueAt);
          }
        });
  }

  /** The result of deleting. */
  sealed interface Outcome {}

  /** The photo is no longer in the trash, by this request or an earlier one. */
  record Purged() implements Outcome {}

  /** The user may not edit such a photo, or it is not in the trash. */
  record Denied(Denial denial) implements Outcome {}
}
