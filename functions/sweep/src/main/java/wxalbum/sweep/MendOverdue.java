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
 * Looks for uploads that were asked for and that nobody has told of, those for photos that failed
 * before included. One that has arrived is announced again, and fails once that was often in vain;
 * one that has not come within a day is forgotten, and the bytes promised to it are free.
 */
final class MendOverdue implements Task {
  private static final int AT_ONCE = 100;

  /** What failed longer ago is left to the walk. */
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
      Announce announce,
      Pace pace,
      Clock clock) {
    this.photos = photos;
    this.users = users;
    this.objects = objects;
    this.transactions = transactions;
    this.announce = announce;
    this.pace = pace;
    this.clock = clock;
  }

  @Override
  public void run(Round round) {
    boolean some = true;
    while (some && round.goesOn()) {
      some = false;
      for (SweptPhoto photo : due()) {
        some |= lookAt(photo, round);
        if (!round.goesOn()) {
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

  /** Whether it now waits for another look: one that fails is put off as well. */
  private boolean lookAt(SweptPhoto photo, Round round) {
    return round.attempt("photoId", photo.id(), () -> mend(photo, round))
        || round.attempt(
            "photoId", photo.id(), () -> change(photo, round, it -> putOff(it, soon())));
  }

  private void mend(SweptPhoto photo, Round round) {
    Optional<StoredObject> object = objects.look(photo.original());
    if (object.isEmpty()) {
      change(photo, round, this::absent);
    } else if (waitsFor(photo, object.get())) {
      announce(photo, object.get(), round);
    } else {
      change(photo, round, this::putOff);
    }
  }

  private boolean waitsFor(SweptPhoto photo, StoredObject object) {
    return (photo.expected() || photo.outdatedBy(object.etag()))
        && !photo.mayReplace(object, clock.instant());
  }

  private void announce(SweptPhoto photo, StoredObject object, Round round) {
    Predicate<SweptPhoto> wanted = still(photo).and(held -> waitsFor(held, object));
    switch (announce.of(photo, object, wanted)) {
      case ANNOUNCED -> round.count(Deed.ANNOUNCED, 1);
      case EXHAUSTED ->
          change(
              photo,
              round,
              held -> waitsFor(held, object) ? giveUp(held, object) : Optional.empty());
      case NOT_NOW -> {}
    }
  }

  /** Changes a photo if it still is as it was read, and counts what that was. */
  private void change(SweptPhoto photo, Round round, Function<SweptPhoto, Optional<Deed>> change) {
    transactions
        .inOne(() -> photos.lock(photo.id()).filter(still(photo)).flatMap(change))
        .ifPresent(deed -> round.count(deed, 1));
  }

  private Optional<Deed> absent(SweptPhoto photo) {
    boolean forgotten =
        photo.expected()
            && !photo.askedAt().plus(Pace.FORGET).isAfter(clock.instant())
            && objects.look(photo.original()).isEmpty();
    if (!forgotten) {
      return putOff(photo);
    }
    photos.delete(List.of(photo.id()));
    users.withdraw(photo.uploaderId(), photo.bytes());
    return Optional.of(Deed.FORGOTTEN);
  }

  private Optional<Deed> putOff(SweptPhoto photo) {
    return putOff(photo, next(photo));
  }

  private Optional<Deed> putOff(SweptPhoto photo, Instant look) {
    photos.postpone(photo.id(), look.minus(pace.overdue()));
    return Optional.empty();
  }

  /** Where the form is over, nothing arrives any more: what is absent then only is forgotten. */
  private Instant next(SweptPhoto photo) {
    Instant now = clock.instant();
    if (photo.formOver().isAfter(now)) {
      Instant soon = now.plus(pace.whileAbsent());
      return soon.isBefore(photo.formOver()) ? soon : photo.formOver();
    }
    Instant forget = photo.askedAt().plus(Pace.FORGET);
    return photo.expected() && forget.isAfter(now) ? forget : soon();
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

  /** In the same state since the same form as when it was read. */
  private static Predicate<SweptPhoto> still(SweptPhoto photo) {
    return held -> held.status() == photo.status() && held.askedAt().equals(photo.askedAt());
  }
}
