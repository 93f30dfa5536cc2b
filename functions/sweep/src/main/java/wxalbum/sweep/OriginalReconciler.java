package wxalbum.sweep;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectInventory.ObjectSummary;

/**
 * Checks that every uploaded photo has its original, and that the stored original is the processed
 * one. A missing original cannot be repaired, so it is only counted and logged.
 */
final class OriginalReconciler implements Reconciler {
  private final SweptPhotos photos;
  private final ObjectInventory objects;
  private final ReplayUploadEvent replayUploadEvent;
  private final Clock clock;

  OriginalReconciler(
      SweptPhotos photos,
      ObjectInventory objects,
      ReplayUploadEvent replayUploadEvent,
      Clock clock) {
    this.photos = photos;
    this.objects = objects;
    this.replayUploadEvent = replayUploadEvent;
    this.clock = clock;
  }

  @Override
  public void reconcile(SweptPhoto photo, List<ParsedObject> found, SweepRun run) {
    if (!photo.lifecycle().isStored() || photo.lifecycle().isRetentionOver(clock.instant())) {
      // Other tasks handle overdue uploads and photos whose purge may be in progress.
      return;
    } else if (found.isEmpty()) {
      handleMissingOriginal(photo, run);
    } else {
      handlePresentOriginal(photo, found.getFirst().object(), run);
    }
  }

  /** Checks again, because the original may have arrived or been purged since the listing. */
  private void handleMissingOriginal(SweptPhoto photo, SweepRun run) {
    Optional<SweptPhoto> unchanged =
        objects.head(photo.original()).isPresent()
            ? Optional.empty()
            : photos.find(photo.id()).filter(row -> row.status() == photo.status());
    unchanged.ifPresent(
        row ->
            run.reportUnrecoverable(
                row, "Original is missing from the bucket; restore it or tell the owner"));
  }

  private void handlePresentOriginal(SweptPhoto photo, ObjectSummary original, SweepRun run) {
    if (!needsReplay(photo, original)) {
      return;
    }
    switch (replayUploadEvent.replay(photo, original, row -> needsReplay(row, original))) {
      case REPLAYED -> run.count(SweepAction.PHOTO_REPROCESSED, 1);
      case EXHAUSTED ->
          run.reportUnrecoverable(photo, "Changed original was not processed after all replays");
      case SKIPPED -> {}
    }
  }

  private boolean needsReplay(SweptPhoto photo, ObjectSummary original) {
    return photo.lifecycle().isOutdatedBy(original.etag())
        && !photo.mayBeReplaced(original, clock.instant());
  }
}
