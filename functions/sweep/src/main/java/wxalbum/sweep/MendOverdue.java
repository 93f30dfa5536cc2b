package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import wxalbum.album.StoredObjects;
import wxalbum.album.StoredObjects.StoredObject;
import wxalbum.album.Transactions;
import wxalbum.album.Users;

/**
 * Looks for uploads that were asked for and that nobody has told of. One that has arrived is
 * announced again, and fails once that was often in vain; one that has not come within a day is
 * forgotten, and the bytes promised to it are free.
 */
final class MendOverdue implements Task {
  private static final int AT_ONCE = 100;

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
    Instant before = clock.instant().minus(pace.overdue());
    List<SweptPhoto> due = photos.overdue(before, AT_ONCE);
    while (!due.isEmpty() && round.goesOn()) {
      due.stream().takeWhile(_ -> round.goesOn()).forEach(photo -> mend(photo, round));
      due = photos.overdue(before, AT_ONCE);
    }
  }

  private void mend(SweptPhoto photo, Round round) {
    Optional<StoredObject> object = objects.look(photo.original());
    if (object.isEmpty()) {
      transactions.inOne(() -> absent(photo)).ifPresent(deed -> round.count(deed, 1));
    } else if (mayReplaceIt(photo, object.get())) {
      postpone(photo);
    } else {
      announce(photo, round);
    }
  }

  private void announce(SweptPhoto photo, Round round) {
    switch (announce.of(photo.id(), still(photo))) {
      case ANNOUNCED -> round.count(Deed.ANNOUNCED, 1);
      case EXHAUSTED -> {
        if (transactions.inOne(() -> giveUp(photo))) {
          round.count(Deed.GIVEN_UP, 1);
        }
      }
      case NOT_NOW -> {}
    }
  }

  /**
   * Whether the object is an older one, of an upload that failed, and the form that was given since
   * may still bring another: a copy made now could be written over that one.
   */
  private boolean mayReplaceIt(SweptPhoto photo, StoredObject object) {
    return object.modified().isBefore(photo.askedAt().truncatedTo(ChronoUnit.SECONDS))
        && photo.askedAt().plus(Pace.FORM).isAfter(clock.instant());
  }

  private Optional<Deed> absent(SweptPhoto photo) {
    Instant now = clock.instant();
    if (photos.lock(photo.id()).filter(still(photo)).isEmpty()) {
      return Optional.empty();
    }
    boolean forgotten =
        !photo.askedAt().plus(Pace.FORGET).isAfter(now) && objects.look(photo.original()).isEmpty();
    if (!forgotten) {
      photos.postpone(photo.id(), later(now));
      return Optional.empty();
    }
    photos.delete(List.of(photo.id()));
    users.withdraw(photo.uploaderId(), photo.bytes());
    return Optional.of(Deed.FORGOTTEN);
  }

  private void postpone(SweptPhoto photo) {
    var _ =
        transactions.inOne(
            () -> {
              Optional<SweptPhoto> held = photos.lock(photo.id()).filter(still(photo));
              held.ifPresent(it -> photos.postpone(it.id(), later(clock.instant())));
              return held;
            });
  }

  private Instant later(Instant now) {
    return now.plus(pace.whileAbsent()).minus(pace.overdue());
  }

  private boolean giveUp(SweptPhoto photo) {
    if (photos.lock(photo.id()).filter(still(photo)).isEmpty()) {
      return false;
    }
    photos.giveUp(photo.id(), "cannot-process", "The picture could not be processed.");
    users.store(photo.uploaderId(), photo.bytes());
    return true;
  }

  /** Expected since the same form as when it was read. */
  private static Predicate<SweptPhoto> still(SweptPhoto photo) {
    return held -> held.expected() && held.askedAt().equals(photo.askedAt());
  }
}
