package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectInventory.ObjectSummary;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.album.StorageException;
import wxalbum.album.Transactions;

/**
 * Replays the S3 event for an original so that it goes through the normal upload path. The pause
 * before the next replay grows each time, and the number of replays is limited.
 */
final class ReplayUploadEvent {
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
      touch(claim, claim.claimed(), original);
    }
    return claim.outcome();
  }

  private Claim claim(Optional<SweptPhoto> locked, Instant now, Consumer<SweptPhoto> alsoUpdate) {
    if (locked.isEmpty()) {
      return Claim.without(Outcome.SKIPPED);
    }
    SweptPhoto photo = locked.get();
    Instant scheduled = sweptPhotos.findUploadCheck(photo.id()).orElse(null);
    if (scheduled != null && scheduled.isAfter(now)) {
      return Claim.without(Outcome.SKIPPED);
    }
    if (photo.replayCount() >= PhotoLifecycle.MAX_REPLAYS) {
      return Claim.without(Outcome.EXHAUSTED);
    }
    sweptPhotos.countReplay(photo.id());
    schedule(photo, now.plus(policy.delayAfterReplay(photo.replayCount() + 1)));
    alsoUpdate.accept(photo);
    return new Claim(Outcome.REPLAYED, photo, scheduled);
  }

  private void schedule(SweptPhoto photo, Instant nextCheck) {
    photos.scheduleChecks(List.of(photo.id()), PhotoCheck.UPLOAD, nextCheck);
  }

  private void touch(Claim claim, SweptPhoto claimed, ObjectSummary original) {
    try {
      objects.replayEvent(claimed.original(), original.etag());
    } catch (StorageException e) {
      try {
        transactions.inTransaction(() -> undo(claimed, claim.scheduled()));
      } catch (RuntimeException failedUndo) {
        e.addSuppressed(failedUndo);
      }
      throw e;
    }
  }

  private boolean undo(SweptPhoto claimed, @Nullable Instant scheduled) {
    boolean undone = sweptPhotos.undoReplay(claimed);
    if (undone) {
      photos.undoAllowReprocessing(claimed.id(), claimed.etag());
      if (scheduled == null) {
        photos.cancelCheck(claimed.id(), PhotoCheck.UPLOAD);
      } else {
        schedule(claimed, scheduled);
      }
    }
    return undone;
  }

  /**
   * The update that is committed before the object is copied onto itself.
   *
   * @param claimed the photo before the update; null if nothing was written
   * @param scheduled the time of its check before the update; null if it had none
   */
  private record Claim(Outcome outcome, @Nullable SweptPhoto claimed, @Nullable Instant scheduled) {
    static Claim without(Outcome outcome) {
      return new Claim(outcome, null, null);
    }
  }
}
