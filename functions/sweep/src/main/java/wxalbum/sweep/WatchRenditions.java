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

/**
 * Sees to it that every photo that is ready has all its renditions: they are made anew from the
 * original.
 */
final class WatchRenditions implements Watch {
  private final StoredObjects objects;
  private final Announce announce;
  private final Clock clock;

  WatchRenditions(StoredObjects objects, Announce announce, Clock clock) {
    this.objects = objects;
    this.announce = announce;
    this.clock = clock;
  }

  @Override
  public void see(SweptPhoto row, List<Found> there, Round round) {
    Set<RenditionSize> missing = EnumSet.allOf(RenditionSize.class);
    for (Found found : there) {
      if (found.key() instanceof ObjectKey.Rendition rendition) {
        missing.remove(rendition.size());
      }
    }
    if (shown(row) && !missing.isEmpty() && lacks(row, missing)) {
      // What has lost its original cannot be mended.
      objects.look(row.original()).ifPresent(original -> remake(row, original, round));
    }
  }

  private boolean shown(SweptPhoto photo) {
    return photo.status() == PhotoStatus.READY && !photo.over(clock.instant());
  }

  /** It may have become ready since the listing. */
  private boolean lacks(SweptPhoto photo, Set<RenditionSize> missing) {
    return missing.stream()
        .map(size -> new ObjectKey.Rendition(photo.albumId(), photo.id(), size))
        .anyMatch(key -> objects.look(key).isEmpty());
  }

  private void remake(SweptPhoto photo, StoredObject original, Round round) {
    switch (announce.anew(photo, original, this::shown)) {
      case ANNOUNCED -> round.count(Deed.REMADE, 1);
      case EXHAUSTED -> round.lost(photo, "The renditions of a photo cannot be made anew");
      case NOT_NOW -> {}
    }
  }
}
