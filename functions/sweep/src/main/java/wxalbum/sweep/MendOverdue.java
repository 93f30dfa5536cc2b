package wxalbum.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import wxalbum.album.Photo;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.StoredObject;
import wxalbum.album.Transactions;
import wxalbum.album.Users;

/**
 * Checks uploads whose form was issued but whose event was never processed, including files sent
 * again for photos that failed. If the file is in the bucket, its event is replayed, and the photo
 * fails after the maximum number of replays. If the file is missing for a day, the row is deleted
 * and its reserved bytes are released.
 */
final class MendOverdue implements Task {
  private static final int AT_ONCE = 100;

  /** How far back failed photos are checked; the bucket scan covers older ones. */
  private static final Duration LATELY = Duration.ofHours(3);

  private final SweptPhotos photos;
  private final Users users;
  private final StoredObjects objects;
  private final Transactions transactions;
  private final Announce announce;
  private final Pace pace;
  private final Clock clock;

  MendOverdue(
      SweptPhotos photos,
      Users users,
      StoredObjects objects,
      Transactions transactions,
      Announce replayUploadEvent,
      Pace policy,
      Clock clock) {
    this.photos = photos;
    this.users = users;
    this.objects = objects;
    this.transactions = transactions;
    this.announce = replayUploadEvent;
    this.pace = policy;
    this.clock = clock;
  }

  @Override
  public void run(Round run) {
    boolean foundMore = true;
    while (foundMore && run.goesOn()) {
      foundMore = false;
      for (SweptPhoto photo : due()) {
        foundMore |= lookAt(photo, run);
        if (!run.goesOn()) {
          return;
        }
      }
    }
  }

  private List<SweptPhoto> due() {
    Instant before = clock.instant().minus(pace.overdue());
    List<SweptPhoto> due = new ArrayList<>(photos.overdue(before, AT_ONCE));
    due.addAll(photos.failedLately(before.minus(LATELY), before, Pace.FORM.toSeconds(), AT_ONCE));
    return due;
  }

  /**
   * Reconciles a photo; on failure only postpones its next check, so that the batch makes progress.
   * Returns whether either succeeded.
   */
  private boolean lookAt(SweptPhoto photo, Round run) {
    return run.attempt("photoId", photo.id(), () -> mend(photo, run))
        || run.attempt(
            "photoId", photo.id(), () -> change(photo, run, locked -> putOff(locked, soon())));
  }

  private void mend(SweptPhoto photo, Round run) {
    Optional<StoredObject> object = objects.look(photo.original());
    if (object.isEmpty()) {
      change(photo, run, this::absent);
    } else if (waitsFor(photo, object.get())) {
      announce(photo, object.get(), run);
    } else {
      change(photo, run, this::putOff);
    }
  }

  private boolean waitsFor(SweptPhoto photo, StoredObject object) {
    return (photo.expected() || photo.outdatedBy(object.etag()))
        && !photo.mayReplace(object, clock.instant());
  }

  private void announce(SweptPhoto photo, StoredObject object, Round run) {
    Predicate<SweptPhoto> condition = still(photo).and(locked -> waitsFor(locked, object));
    switch (announce.of(photo, object, condition)) {
      case ANNOUNCED -> run.count(Deed.ANNOUNCED, 1);
      case EXHAUSTED ->
          change(
              photo,
              run,
              locked -> waitsFor(locked, object) ? giveUp(locked, object) : Optional.empty());
      case NOT_NOW -> {}
    }
  }

  /** Updates a photo if it is still as it was read, and counts the resulting action. */
  private void change(SweptPhoto photo, Round run, Function<SweptPhoto, Optional<Deed>> update) {
    transactions
        .inOne(() -> photos.lock(photo.id()).filter(still(photo)).flatMap(update))
        .ifPresent(action -> run.count(action, 1));
  }

  private Optional<Deed> absent(SweptPhoto photo) {
    // The bucket is asked once more while the row is locked: the file may have just arrived.
    boolean expired =
        photo.expected()
            && !photo.askedAt().plus(Pace.FORGET).isAfter(clock.instant())
            && objects.look(photo.original()).isEmpty();
    if (!expired) {
      return putOff(photo);
    }
    photos.delete(List.of(photo.id()));
    users.withdraw(photo.uploaderId(), photo.bytes());
    return Optional.of(Deed.FORGOTTEN);
  }

  private Optional<Deed> putOff(SweptPhoto photo) {
    return putOff(photo, next(photo));
  }

  private Optional<Deed> putOff(SweptPhoto photo, Instant nextCheck) {
    photos.postpone(photo.id(), nextCheck.minus(pace.overdue()));
    return Optional.empty();
  }

  /**
   * Returns when to check a missing file again. After the upload deadline no file can arrive, so
   * only the end of the reservation is left to check.
   */
  private Instant next(SweptPhoto photo) {
    Instant now = clock.instant();
    if (photo.formOver().isAfter(now)) {
      Instant later = now.plus(pace.whileAbsent());
      return later.isBefore(photo.formOver()) ? later : photo.formOver();
    }
    Instant expiry = photo.askedAt().plus(Pace.FORGET);
    return photo.expected() && expiry.isAfter(now) ? expiry : soon();
  }

  private Instant soon() {
    return clock.instant().plus(pace.overdue());
  }

  private Optional<Deed> giveUp(SweptPhoto photo, StoredObject object) {
    photos.giveUp(photo.id(), object.etag(), Photo.GIVEN_UP, "The picture could not be processed.");
    if (photo.expected()) {
      users.store(photo.uploaderId(), photo.bytes());
    }
    return Optional.of(Deed.GIVEN_UP);
  }

  /** Matches a locked row that has the same status and the same form as the photo that was read. */
  private static Predicate<SweptPhoto> still(SweptPhoto photo) {
    return locked -> locked.status() == photo.status() && locked.askedAt().equals(photo.askedAt());
  }
}
