package wxalbum.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/**
 * Bounds how many files a user may ask for, over all instances: {@value #AT_ONCE} at once, and one
 * more each second (the generic cell rate algorithm, ITU-T I.371). Files that the album has already
 * are not counted.
 */
final class UploadPace {
  /** Files that may be asked for in one moment by somebody who has rested. */
  static final int AT_ONCE = 500;

  private final Users users;

  UploadPace(Users users) {
    this.users = users;
  }

  /** Counts files; or, where they are too many, how long to wait before asking for as many. */
  Optional<Duration> take(UserId user, int files, Instant now) {
    Instant latest = now.plusSeconds(AT_ONCE);
    if (files == 0 || users.pace(user, files, now, latest)) {
      return Optional.empty();
    }
    Instant until = users.find(user).orElseThrow().uploadsUntil();
    Instant moved = (until.isAfter(now) ? until : now).plusSeconds(files);
    return Optional.of(Duration.between(latest, moved));
  }

  /** Counts files no longer that were counted in the same transaction. */
  void giveBack(UserId user, int files, Instant now) {
    var _ = users.pace(user, -files, now, now.plusSeconds(AT_ONCE));
  }
}
