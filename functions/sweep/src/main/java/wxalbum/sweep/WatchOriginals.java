package wxalbum.sweep;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.StoredObject;

/**
 * Sees to it that every photo that arrived has its original, the one that was processed. A photo
 * whose original is gone is lost: that is told, and nothing else is done.
 */
final class WatchOriginals implements Watch {
  private final SweptPhotos photos;
  private final StoredObjects objects;
  private final Announce announce;
  private final Clock clock;

  WatchOriginals(SweptPhotos photos, StoredObjects objects, Announce announce, Clock clock) {
    this.photos = photos;
    this.objects = objects;
    this.announce = announce;
    this.clock = clock;
  }

  @Override
  public void see(SweptPhoto row, List<Found> there, Round round) {
    if (row.expected() || row.over(clock.instant())) {
      // Others see to those that are overdue, and to those that may be half gone.
      return;
    } else if (there.isEmpty()) {
      missing(row, round);
    } else {
      arrived(row, there.getFirst().object(), round);
    }
  }

  /** It may have arrived, or been purged, since the listing. */
  private void missing(SweptPhoto photo, Round round) {
    Optional<SweptPhoto> still =
        objects.look(photo.original()).isPresent()
            ? Optional.empty()
            : photos.find(photo.id()).filter(row -> row.status() == photo.status());
    still.ifPresent(row -> round.lost(row, "The original of a photo is gone"));
  }

  private void arrived(SweptPhoto photo, StoredObject original, Round round) {
    if (!waitsFor(photo, original)) {
      return;
    }
    switch (announce.of(photo, original, row -> waitsFor(row, original))) {
      case ANNOUNCED -> round.count(Deed.REMADE, 1);
      case EXHAUSTED -> round.lost(photo, "The original of a photo cannot be processed");
      case NOT_NOW -> {}
    }
  }

  private boolean waitsFor(SweptPhoto photo, StoredObject original) {
    return photo.outdatedBy(original.etag()) && !photo.mayReplace(original, clock.instant());
  }
}
