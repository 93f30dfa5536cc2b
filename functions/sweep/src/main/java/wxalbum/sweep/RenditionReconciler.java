package wxalbum.sweep;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectInventory.ObjectSummary;
import wxalbum.album.ObjectKey;
import wxalbum.album.RenditionSize;

/** Checks that every ready photo has all its renditions, and has missing ones created again. */
final class RenditionReconciler implements Reconciler {
  private final ObjectInventory objects;
  private final ReplayUploadEvent replayUploadEvent;
  private final Clock clock;

  RenditionReconciler(ObjectInventory objects, ReplayUploadEvent replayUploadEvent, Clock clock) {
    this.objects = objects;
    this.replayUploadEvent = replayUploadEvent;
    this.clock = clock;
  }

  @Override
  public void reconcile(SweptPhoto photo, List<ParsedObject> found, SweepRun run) {
    Set<RenditionSize> missing = EnumSet.allOf(RenditionSize.class);
    for (ParsedObject object : found) {
      if (object.key() instanceof ObjectKey.Rendition rendition) {
        missing.remove(rendition.size());
      }
    }
    if (needsRenditions(photo) && !missing.isEmpty() && isAnyMissing(photo, missing)) {
      // Without an original there is nothing to create renditions from.
      objects.head(photo.original()).ifPresent(original -> reprocess(photo, original, run));
    }
  }

  private boolean needsRenditions(SweptPhoto photo) {
    return photo.lifecycle().hasRenditions() && !photo.lifecycle().isRetentionOver(clock.instant());
  }

  /** Checks again, because the photo may have become ready after the listing. */
  private boolean isAnyMissing(SweptPhoto photo, Set<RenditionSize> missing) {
    return missing.stream()
        .map(size -> new ObjectKey.Rendition(photo.albumId(), photo.id(), size))
        .anyMatch(key -> objects.head(key).isEmpty());
  }

  private void reprocess(SweptPhoto photo, ObjectSummary original, SweepRun run) {
    switch (replayUploadEvent.reprocess(photo, original, this::needsRenditions)) {
      case REPLAYED -> run.count(SweepAction.PHOTO_REPROCESSED, 1);
      case EXHAUSTED ->
          run.reportUnrecoverable(photo, "Missing renditions were not created after all replays");
      case SKIPPED -> {}
    }
  }
}
