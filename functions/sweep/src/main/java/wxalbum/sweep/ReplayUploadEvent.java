package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectInventory.ObjectSummary;
import wxalbum.album.Photos;
import wxalbum.album.StorageException;
import wxalbum.album.Transactions;

/**
 * Replays the S3 event for an original so that it goes through the normal upload path. The pause
 * before the next replay grows each time, and the number of replays is limited.
 */
final class ReplayUploadEvent {
  /** Maximum number of replays since the latest upload form was issued. */
  static final int MAX_REPLAYS = 4;

  private final SweptPhotos sweptPhotos;
  private final Photos photos;
  private final ObjectInventory objects;
  private final Transactions transactions;
  private final SweepPolicy policy;
  private final Clock clock;

  ReplayUploadEvent(
      SweptPhotos sweptPhotos,
      Photos photos,
      ObjectInventory objects,
      Transactions transactions,
      SweepPolicy policy,
      Clock clock) {
    this.sweptPhotos = sweptPhotos;
    this.photos = photos;
    this.objects = objects;
    this.transactions = transactions;
    this.policy = policy;
    this.clock = clock;
  }

  /** The result of a replay request. */
  enum Outcome {
    /** The event was replayed. */
    REPLAYED,
    /** The maximum number of replays was reached. */
    EXHAUSTED,
    /** The photo has changed, or an earlier replay may still be in progress. */
    SKIPPED
  }

  /**
   * Replays the event of a photo's original if the locked row still satisfies the condition.
   *
   * @param original the object as it was read; an object that replaced it has its own event
   * @throws StorageException if the bucket fails; the replay is then not counted
   */
  Outcome replay(SweptPhoto photo, ObjectSummary original, Predicate<SweptPhoto> condition) {
    return replay(photo, original, condition, _ -> {});
  }

  /**
   * Replays the event as {@link #replay(SweptPhoto, ObjectSummary, Predicate)} does, and marks the
   * photo so that the original is processed again although it was processed before.
   */
  Outcome reprocess(SweptPhoto photo, ObjectSummary original, Predicate<SweptPhoto> condition) {
    return replay(photo, original, condition, locked -> photos.allowReprocessing(locked.id()));
  }

  private Outcome replay(
      SweptPhoto photo,
      ObjectSummary original,
      Predicate<SweptPhoto> condition,
      Consumer<SweptPhoto> alsoUpdate) {
    Instant now = clock.instant();
    Claim claim =
        transactions.inTransaction(
            () -> claim(sweptPhotos.lock(photo.id()).filter(condition), now, alsoUpdate));
    if (claim.claimed() != null) {
      touch(claim.claimed(), original);
    }
    return claim.outcome();
  }

  private Claim claim(Optional<SweptPhoto> locked, Instant now, Consumer<SweptPhoto> alsoUpdate) {
    if (locked.filter(photo -> !photo.nextCheckAt().isAfter(now)).isEmpty()) {
      return new Claim(Outcome.SKIPPED, null);
    }
    SweptPhoto photo = locked.get();
    if (photo.replayCount() >= MAX_REPLAYS) {
      return new Claim(Outcome.EXHAUSTED, null);
    }
    sweptPhotos.countReplay(photo.id(), now.plus(policy.delayAfterReplay(photo.replayCount() + 1)));
    alsoUpdate.accept(photo);
    return new Claim(Outcome.REPLAYED, photo);
  }

  private void touch(SweptPhoto claimed, ObjectSummary original) {
    try {
      objects.replayEvent(claimed.original(), original.etag());
    } catch (StorageException e) {
      undoClaim(claimed, e);
      throw e;
    }
  }

  private void undoClaim(SweptPhoto claimed, StorageException failure) {
    try {
      sweptPhotos.undoReplay(claimed);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * The update that is committed before the object is copied onto itself.
   *
   * @param claimed the photo before the update; null if nothing was written
   */
  private record Claim(Outcome outcome, @Nullable SweptPhoto claimed) {}
}
