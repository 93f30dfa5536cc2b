package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import wxalbum.album.PhotoId;
import wxalbum.album.StoredObjects;
import wxalbum.album.Transactions;

/**
 * Has storage tell again of an original, as when it arrived, so that it takes the way of every
 * arrival. Each time the sweep waits longer for what comes of it, and at last it stops.
 */
final class Announce {
  /** How often at most, since the last form was given. */
  static final int ATTEMPTS = 4;

  private final SweptPhotos photos;
  private final StoredObjects objects;
  private final Transactions transactions;
  private final Pace pace;
  private final Clock clock;

  Announce(
      SweptPhotos photos,
      StoredObjects objects,
      Transactions transactions,
      Pace pace,
      Clock clock) {
    this.photos = photos;
    this.objects = objects;
    this.transactions = transactions;
    this.pace = pace;
    this.clock = clock;
  }

  /** How it ends. */
  enum Outcome {
    /** It is announced. */
    ANNOUNCED,
    /** It was announced as often as it is to be. */
    EXHAUSTED,
    /** It is not as it was, or an earlier announcement may still be under way. */
    NOT_NOW
  }

  /** Announces a photo's original if the photo, once it is held, still is as wanted. */
  Outcome of(PhotoId id, Predicate<SweptPhoto> wanted) {
    return of(id, wanted, _ -> {});
  }

  /** The same, and has it processed although it was before. */
  Outcome anew(PhotoId id, Predicate<SweptPhoto> wanted) {
    return of(id, wanted, photo -> photos.processAnew(photo.id()));
  }

  private Outcome of(PhotoId id, Predicate<SweptPhoto> wanted, Consumer<SweptPhoto> besides) {
    Instant now = clock.instant();
    Outcome outcome = transactions.inOne(() -> claim(photos.lock(id).filter(wanted), now, besides));
    if (outcome == Outcome.ANNOUNCED) {
      // What is not announced now for want of storage is at the next look.
      photos.find(id).map(SweptPhoto::original).ifPresent(objects::announce);
    }
    return outcome;
  }

  private Outcome claim(Optional<SweptPhoto> found, Instant now, Consumer<SweptPhoto> besides) {
    if (found.filter(photo -> !photo.lookAt().isAfter(now.minus(pace.overdue()))).isEmpty()) {
      return Outcome.NOT_NOW;
    }
    SweptPhoto photo = found.get();
    if (photo.announced() >= ATTEMPTS) {
      return Outcome.EXHAUSTED;
    }
    Instant next = now.plus(pace.afterAnnouncement(photo.announced() + 1));
    photos.announce(photo.id(), next.minus(pace.overdue()));
    besides.accept(photo);
    return Outcome.ANNOUNCED;
  }
}
