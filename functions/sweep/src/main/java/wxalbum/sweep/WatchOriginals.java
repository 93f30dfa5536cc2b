package wxalbum.sweep;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.StoredObject;

/**
 * Checks that every uploaded photo has its original, and that the stored original is the processed
 * one. A missing original cannot be repaired, so it is only counted and logged.
 */
final class WatchOriginals implements Watch {
  private final SweptPhotos photos;
  private final StoredObjects objects;
  private final Announce announce;
  private final Clock clock;

  WatchOriginals(
      SweptPhotos photos, StoredObjects objects, Announce replayUploadEvent, Clock clock) {
    this.photos = photos;
    this.objects = objects;
    this.announce = replayUploadEvent;
    this.clock = clock;
  }

  @Override
  public void see(SweptPhoto photo, List<Found> found, Round run) {
    if (photo.expected() || photo.over(clock.instant())) {
      // Other tasks handle overdue uploads and photos whose purge may be in progress.
      return;
    } else if (found.isEmpty()) {
      missing(photo, run);
    } else {
      arrived(photo, found.getFirst().object(), run);
    }
  }

  /** Checks again, because the original may have arrived or been purged since the listing. */
  private void missing(SweptPhoto photo, Round run) {
    Optional<SweptPhoto> unchanged =
        objects.look(photo.original()).isPresent()
            ? Optional.empty()
            : photos.find(photo.id()).filter(row -> row.status() == photo.status());
    unchanged.ifPresent(
        row -> run.lost(row, "Original is missing from the bucket; restore it or tell the owner"));
  }

  private void arrived(SweptPhoto photo, StoredObject original, Round run) {
    if (!waitsFor(photo, original)) {
      return;
    }
    switch (announce.of(photo, original, row -> waitsFor(row, original))) {
      case ANNOUNCED -> run.count(Deed.REMADE, 1);
      case EXHAUSTED -> run.lost(photo, "Changed original was not processed after all replays");
      case NOT_NOW -> {}
    }
  }

  private boolean waitsFor(SweptPhoto photo, StoredObject original) {
    return photo.outdatedBy(original.etag()) && !photo.mayReplace(original, clock.instant());
  }
}
