package wxalbum.sweep;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoStatus;
import wxalbum.album.RenditionSize;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.StoredObject;

/** Checks that every ready photo has all its renditions, and has missing ones created again. */
final class WatchRenditions implements Watch {
  private final StoredObjects objects;
  private final Announce announce;
  private final Clock clock;

  WatchRenditions(StoredObjects objects, Announce replayUploadEvent, Clock clock) {
    this.objects = objects;
    this.announce = replayUploadEvent;
    this.clock = clock;
  }

  @Override
  public void see(SweptPhoto photo, List<Found> found, Round run) {
    Set<RenditionSize> missing = EnumSet.allOf(RenditionSize.class);
    for (Found object : found) {
      if (object.key() instanceof ObjectKey.Rendition rendition) {
        missing.remove(rendition.size());
      }
    }
    if (shown(photo) && !missing.isEmpty() && lacks(photo, missing)) {
      // Without an original there is nothing to create renditions from.
      objects.look(photo.original()).ifPresent(original -> remake(photo, original, run));
    }
  }

  private boolean shown(SweptPhoto photo) {
    return photo.status() == PhotoStatus.READY && !photo.over(clock.instant());
  }

  /** Checks again, because the photo may have become ready after the listing. */
  private boolean lacks(SweptPhoto photo, Set<RenditionSize> missing) {
    return missing.stream()
        .map(size -> new ObjectKey.Rendition(photo.albumId(), photo.id(), size))
        .anyMatch(key -> objects.look(key).isEmpty());
  }

  private void remake(SweptPhoto photo, StoredObject original, Round run) {
    switch (announce.anew(photo, original, this::shown)) {
      case ANNOUNCED -> run.count(Deed.REMADE, 1);
      case EXHAUSTED -> run.lost(photo, "Missing renditions were not created after all replays");
      case NOT_NOW -> {}
    }
  }
}
