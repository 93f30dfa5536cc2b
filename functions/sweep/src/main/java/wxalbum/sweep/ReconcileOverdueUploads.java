package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import wxalbum.album.ObjectInventory;
import wxalbum.album.ObjectInventory.ObjectSummary;
import wxalbum.album.Photo;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.PhotoLifecycle.Move;
import wxalbum.album.Photos;
import wxalbum.album.Transactions;
import wxalbum.album.Users;

/**
 * Checks uploads whose form was issued but whose event was never processed, including files sent
 * again for photos that failed. If the file is in the bucket, its event is replayed, and the photo
 * fails after the maximum number of replays. If the file is missing for three hours, the row is
 * deleted and its reserved bytes are released.
 */
final class ReconcileOverdueUploads implements SweepTask {
  private static final int BATCH_SIZE = 100;

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
      Instant now = clock.instant();
      List<SweptPhoto> due = sweptPhotos.findDueUploads(now, BATCH_SIZE);
      foundMore = removeSettled(due, now);
      for (SweptPhoto photo : due) {
        if (!run.hasTimeLeft()) {
          return;
        }
        foundMore |= awaitsFile(photo) && reconcileOrPostpone(photo, run);
      }
    }
  }

  /**
   * Returns whether the file of a photo is still expected or may be sent again. The bucket scan
   * checks the originals of all other photos.
   */
  private boolean awaitsFile(SweptPhoto photo) {
    return photo.lifecycle().permits(Move.GIVE_UP)
        && !photo.lifecycle().isRetentionOver(clock.instant());
  }

  /** Removes the checks of photos that need none any more; returns whether there were any. */
  private boolean removeSettled(List<SweptPhoto> due, Instant now) {
    List<PhotoId> settled =
        due.stream().filter(photo -> !awaitsFile(photo)).map(SweptPhoto::id).toList();
    if (!settled.isEmpty()) {
      sweptPhotos.removeDueUploadChecks(settled, now);
    }
    return !settled.isEmpty();
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
            () -> updateIfUnchanged(photo, run, locked -> schedule(locked, earliestNextCheck())));
  }

  private void reconcile(SweptPhoto photo, SweepRun run) {
    Optional<ObjectSummary> object = objects.head(photo.original());
    if (object.isEmpty()) {
      handleMissingObject(photo, run);
    } else if (needsReplay(photo, object.get())) {
      replayEvent(photo, object.get(), run);
    } else {
      updateIfUnchanged(photo, run, this::scheduleNext);
    }
  }

  /**
   * Deletes the row if its reservation is over. A first transaction claims the check, so that no
   * other sweep acts. Then the bucket is asked once more, because the file may have just arrived.
   */
  private void handleMissingObject(SweptPhoto photo, SweepRun run) {
    if (!isReservationOver(photo)) {
      updateIfUnchanged(photo, run, this::scheduleNext);
      return;
    }
    if (claim(photo) && objects.head(photo.original()).isEmpty()) {
      updateIfUnchanged(photo, run, this::expire);
    }
  }

  /** Postpones a check that is still due; returns whether it was. */
  private boolean claim(SweptPhoto photo) {
    Instant now = clock.instant();
    return transactions.inTransaction(
        () -> {
          Optional<SweptPhoto> due =
              sweptPhotos
                  .lock(photo.id())
                  .filter(isUnchangedSince(photo))
                  .filter(locked -> isCheckDue(locked, now));
          due.ifPresent(locked -> schedule(locked, now.plus(SweepPolicy.CLAIM_TTL)));
          return due.isPresent();
        });
  }

  private boolean isCheckDue(SweptPhoto photo, Instant now) {
    return sweptPhotos.findUploadCheck(photo.id()).filter(due -> !due.isAfter(now)).isPresent();
  }

  private boolean isReservationOver(SweptPhoto photo) {
    return photo.lifecycle().permits(Move.EXPIRE)
        && !photo.reservationExpiry().isAfter(clock.instant());
  }

  private Optional<SweepAction> expire(SweptPhoto photo) {
    photos.delete(List.of(photo.id()));
    users.releaseReservation(photo.uploaderId(), photo.bytes());
    return Optional.of(SweepAction.RESERVATION_EXPIRED);
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

  /**
   * Schedules the next check of a photo whose file is missing or has been processed. After the
   * upload deadline no file can arrive, so only the end of a reservation is left to check.
   */
  private Optional<SweepAction> scheduleNext(SweptPhoto photo) {
    Instant now = clock.instant();
    Instant deadline = photo.uploadDeadline();
    if (deadline.isAfter(now)) {
      Instant later = now.plus(policy.missingObjectDelay());
      return schedule(photo, later.isBefore(deadline) ? later : deadline);
    }
    if (!photo.lifecycle().permits(Move.EXPIRE)) {
      photos.cancelCheck(photo.id(), PhotoCheck.UPLOAD);
      return Optional.empty();
    }
    Instant expiry = photo.reservationExpiry();
    return schedule(photo, expiry.isAfter(now) ? expiry : earliestNextCheck());
  }

  private Optional<SweepAction> schedule(SweptPhoto photo, Instant nextCheck) {
    photos.scheduleChecks(List.of(photo.id()), PhotoCheck.UPLOAD, nextCheck);
    return Optional.empty();
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
