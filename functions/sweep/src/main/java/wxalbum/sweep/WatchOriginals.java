package wxalbum.sweep;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.StoredObject;

/**
 * Sees to it that every photo that arrived has its original, the one that was processed. A photo
 * whose original is gone is lost: that is told, and nothing else is done.
 */
final class WatchOriginals implements Watch {
  private static final Logger LOG = LoggerFactory.getLogger(WatchOriginals.class);

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
    if (still.isPresent()) {
      round.count(Deed.LOST, 1);
      LOG.atError()
          .addKeyValue("albumId", photo.albumId().toString())
          .addKeyValue("photoId", photo.id().toString())
          .log("The original of a photo is gone");
    }
  }

  /** One that was given up is left alone: its object is the one that was announced in vain. */
  private void arrived(SweptPhoto photo, StoredObject original, Round round) {
    if (!photo.outdatedBy(original.etag())) {
      return;
    }
    var outcome = announce.of(photo.id(), row -> row.outdatedBy(original.etag()));
    if (outcome == Announce.Outcome.ANNOUNCED) {
      round.count(Deed.REMADE, 1);
    }
  }
}
