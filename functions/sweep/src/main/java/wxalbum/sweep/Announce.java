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
 * Replays the S3 event for an original so that it goes through the normal upload path. The pause
 * before the next replay grows each time, and the number of replays is limited.
 */
final class Announce {
  /** Maximum number of replays since the latest upload form was issued. */
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
      Pace policy,
      Clock clock) {
    this.photos = photos;
    this.objects = objects;
    this.transactions = transactions;
    this.pace = policy;
    this.clock = clock;
  }

  /** The result of a replay request. */
  enum Outcome {
    /** The event was replayed. */
    ANNOUNCED,
    /** The maximum number of replays was reached. */
    EXHAUSTED,
    /** The photo has changed, or an earlier replay may still be in progress. */
    NOT_NOW
  }

  /**
   * Replays the event of a photo's original if the locked row still satisfies the condition.
   *
   * @param original the object as it was read; an object that replaced it has its own event
   * @throws StorageFailure if the bucket fails; the replay is then not counted
   */
  Outcome of(SweptPhoto photo, StoredObject original, Predicate<SweptPhoto> condition) {
    return of(photo, original, condition, _ -> {});
  }

  /**
   * Replays the event as {@link #of(SweptPhoto, StoredObject, Predicate)} does, and marks the photo
   * so that the original is processed again although it was processed before.
   */
  Outcome anew(SweptPhoto photo, StoredObject original, Predicate<SweptPhoto> condition) {
    return of(photo, original, condition, locked -> photos.processAnew(locked.id()));
  }

  private Outcome of(
      SweptPhoto photo,
      StoredObject original,
      Predicate<SweptPhoto> condition,
      Consumer<SweptPhoto> alsoUpdate) {
    Instant now = clock.instant();
    Claim claim =
        transactions.inOne(
            () -> claim(photos.lock(photo.id()).filter(condition), now, alsoUpdate));
    if (claim.before() != null) {
      touch(claim.before(), original);
    }
    return claim.outcome();
  }

  private Claim claim(
      Optional<SweptPhoto> locked, Instant now, Consumer<SweptPhoto> alsoUpdate) {
    if (locked.filter(photo -> !photo.lookAt().isAfter(now.minus(pace.overdue()))).isEmpty()) {
      return new Claim(Outcome.NOT_NOW, null);
    }
    SweptPhoto photo = locked.get();
    if (photo.announced() >= ATTEMPTS) {
      return new Claim(Outcome.EXHAUSTED, null);
    }
    Instant next = now.plus(pace.afterAnnouncement(photo.announced() + 1));
    photos.countAnnouncement(photo.id(), next.minus(pace.overdue()));
    alsoUpdate.accept(photo);
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
   * The update that is committed before the object is copied onto itself.
   *
   * @param before the photo before the update; null if nothing was written
   */
  private record Claim(Outcome outcome, @Nullable SweptPhoto before) {}
}
