package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wxalbum.album.StorageFailure;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.StoredObject;
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

  /**
   * Announces a photo's original if the photo, once it is held, still is as wanted.
   *
   * @param original the object as it was seen; another one that came since has its own event
   * @throws StorageFailure where the bucket refuses: then it does not count
   */
  Outcome of(SweptPhoto photo, StoredObject original, Predicate<SweptPhoto> wanted) {
    return of(photo, original, wanted, _ -> {});
  }

  /** The same, and has it processed although it was before. */
  Outcome anew(SweptPhoto photo, StoredObject original, Predicate<SweptPhoto> wanted) {
    return of(photo, original, wanted, held -> photos.processAnew(held.id()));
  }

  private Outcome of(
      SweptPhoto photo,
      StoredObject original,
      Predicate<SweptPhoto> wanted,
      Consumer<SweptPhoto> besides) {
    Instant now = clock.instant();
    Claim claim =
        transactions.inOne(() -> claim(photos.lock(photo.id()).filter(wanted), now, besides));
    if (claim.before() != null) {
      touch(claim.before(), original);
    }
    return claim.outcome();
  }

  private Claim claim(Optional<SweptPhoto> found, Instant now, Consumer<SweptPhoto> besides) {
    if (found.filter(photo -> !photo.lookAt().isAfter(now.minus(pace.overdue()))).isEmpty()) {
      return new Claim(Outcome.NOT_NOW, null);
    }
    SweptPhoto photo = found.get();
    if (photo.announced() >= ATTEMPTS) {
      return new Claim(Outcome.EXHAUSTED, null);
    }
    Instant next = now.plus(pace.afterAnnouncement(photo.announced() + 1));
    photos.countAnnouncement(photo.id(), next.minus(pace.overdue()));
    besides.accept(photo);
    return new Claim(Outcome.ANNOUNCED, photo);
  }

  private void touch(SweptPhoto claimed, StoredObject original) {
    try {
      objects.touch(claimed.original(), original.etag());
    } catch (StorageFailure e) {
      takeBack(claimed, e);
      throw e;
    }
  }

  private void takeBack(SweptPhoto claimed, StorageFailure failure) {
    try {
      photos.takeBackAnnouncement(claimed);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * What was written before the object is touched.
   *
   * @param before the photo as it was; null where nothing was written
   */
  private record Claim(Outcome outcome, @Nullable SweptPhoto before) {}
}
