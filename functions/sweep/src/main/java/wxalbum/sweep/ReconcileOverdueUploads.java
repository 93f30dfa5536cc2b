package wxalbum.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectInventory.ObjectSummary;
import wxalbum.album.Photo;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoLifecycle.Move;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.Users;

/**
 * Checks uploads whose form was issued but whose event was never processed, including files sent
 * again for photos that failed. If the file is in the bucket, its event is replayed, and the photo
 * fails after the maximum number of replays. If the file is missing for a day, the row is deleted
 * and its reserved bytes are released.
 */
final class ReconcileOverdueUploads implements SweepTask {
  private static final int BATCH_SIZE = 100;

  /** The age up to which failed photos are checked; the bucket scan covers older ones. */
  private static final Duration LOOKBACK = Duration.ofHours(3);

  private final SweptPhotos sweptPhotos;
  private final Photos photos;
  private final Users users;
  private final ObjectInventory objects;
  private final Transactions transactions;
  private final ReplayUploadEvent replayUploadEvent;
  private final SweepPolicy policy;
  private final Clock clock;

  ReconcileOverdueUploads(
      SweptPhotos sweptPhotos,
      Photos photos,
      Users users,
      ObjectInventory objects,
      Transactions transactions,
      ReplayUploadEvent replayUploadEvent,
      SweepPolicy policy,
      Clock clock) {
    this.sweptPhotos = sweptPhotos;
    this.photos = photos;
    this.users = users;
    this.objects = objects;
    this.transactions = transactions;
    this.replayUploadEvent = replayUploadEvent;
    this.policy = policy;
    this.clock = clock;
  }

  @Override
  public void run(SweepRun run) {
    boolean foundMore = true;
    while (foundMore && run.hasTimeLeft()) {
      foundMore = false;
      for (SweptPhoto photo : findDue()) {
        foundMore |= reconcileOrPostpone(photo, run);
        if (!run.hasTimeLeft()) {
          return;
        }
      }
    }
  }

  private List<SweptPhoto> findDue() {
    Instant now = clock.instant();
    List<SweptPhoto> due = new ArrayList<>(sweptPhotos.findOverdue(now, BATCH_SIZE));
    due.addAll(
        sweptPhotos.findRecentlyFailed(
            now.minus(LOOKBACK), now, policy.checkWindow().toSeconds(), BATCH_SIZE));
    return due;
  }

  /**
   * Reconciles a photo; on failure only postpones its next check, so that the batch makes progress.
   * Returns whether either succeeded.
   */
  private boolean reconcileOrPostpone(SweptPhoto photo, SweepRun run) {
    return run.attempt("photoId", photo.id(), () -> reconcile(photo, run))
        || run.attempt(
            "photoId",
            photo.id(),
            () -> updateIfUnchanged(photo, run, locked -> postpone(locked, earliestNextCheck())));
  }

  private void reconcile(SweptPhoto photo, SweepRun run) {
    Optional<ObjectSummary> object = objects.head(photo.original());
    if (object.isEmpty()) {
      updateIfUnchanged(photo, run, this::handleMissingObject);
    } else if (needsReplay(photo, object.get())) {
      replayEvent(photo, object.get(), run);
    } else {
      updateIfUnchanged(photo, run, this::postpone);
    }
  }

  private boolean needsReplay(SweptPhoto photo, ObjectSummary object) {
    PhotoLifecycle state = photo.lifecycle();
    return (!state.isStored() || state.isOutdatedBy(object.etag()))
        && !photo.mayBeReplaced(object, clock.instant());
  }

  private void replayEvent(SweptPhoto photo, ObjectSummary object, SweepRun run) {
    Predicate<SweptPhoto> condition =
        isUnchangedSince(photo).and(locked -> needsReplay(locked, object));
    switch (replayUploadEvent.replay(photo, object, condition)) {
      case REPLAYED -> run.count(SweepAction.EVENT_REPLAYED, 1);
      case EXHAUSTED ->
          updateIfUnchanged(
              photo,
              run,
              locked -> needsReplay(locked, object) ? giveUp(locked, object) : Optional.empty());
      case SKIPPED -> {}
    }
  }

  /** Updates a photo if it is still as it was read, and counts the resulting action. */
  private void updateIfUnchanged(
      SweptPhoto photo, SweepRun run, Function<SweptPhoto, Optional<SweepAction>> update) {
    transactions
        .inTransaction(
            () -> sweptPhotos.lock(photo.id()).filter(isUnchangedSince(photo)).flatMap(update))
        .ifPresent(action -> run.count(action, 1));
  }

  private Optional<SweepAction> handleMissingObject(SweptPhoto photo) {
    // The bucket is asked once more while the row is locked: the file may have just arrived.
    boolean expired =
        photo.lifecycle().permits(Move.EXPIRE)
            && !photo.formIssuedAt().plus(SweepPolicy.RESERVATION_TTL).isAfter(clock.instant())
            && objects.head(photo.original()).isEmpty();
    if (!expired) {
      return postpone(photo);
    }
    photos.delete(List.of(photo.id()));
    users.releaseReservation(photo.uploaderId(), photo.bytes());
    return Optional.of(SweepAction.RESERVATION_EXPIRED);
  }

  private Optional<SweepAction> postpone(SweptPhoto photo) {
    return postpone(photo, nextCheck(photo));
  }

  private Optional<SweepAction> postpone(SweptPhoto photo, Instant nextCheck) {
    sweptPhotos.postpone(photo.id(), nextCheck);
    return Optional.empty();
  }

  /**
   * Returns when to check a missing file again. After the upload deadline no file can arrive, so
   * only the end of the reservation is left to check.
   */
  private Instant nextCheck(SweptPhoto photo) {
    Instant now = clock.instant();
    if (photo.uploadDeadline().isAfter(now)) {
      Instant later = now.plus(policy.missingObjectDelay());
      return later.isBefore(photo.uploadDeadline()) ? later : photo.uploadDeadline();
    }
    Instant expiry = photo.formIssuedAt().plus(SweepPolicy.RESERVATION_TTL);
    return photo.lifecycle().permits(Move.EXPIRE) && expiry.isAfter(now)
        ? expiry
        : earliestNextCheck();
  }

  private Instant earliestNextCheck() {
    return clock.instant().plus(policy.overdueDelay());
  }

  private Optional<SweepAction> giveUp(SweptPhoto photo, ObjectSummary object) {
    photos.markFailed(photo.id(), Photo.Failure.GIVEN_UP, object.etag());
    if (!photo.lifecycle().isStored()) {
      users.commitReservation(photo.uploaderId(), photo.bytes());
    }
    return Optional.of(SweepAction.PHOTO_GIVEN_UP);
  }

  /** Matches a locked row that has the same status and the same form as the photo that was read. */
  private static Predicate<SweptPhoto> isUnchangedSince(SweptPhoto photo) {
    return locked ->
        locked.status() == photo.status() && locked.formIssuedAt().equals(photo.formIssuedAt());
  }
}
