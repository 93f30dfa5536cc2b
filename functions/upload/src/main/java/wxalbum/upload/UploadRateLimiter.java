package wxalbum.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/**
 * Limits how many uploads a user may start: a burst of 500 files, and one more each second. The
 * limit holds across all instances, for the database keeps the state. It uses the generic cell rate
 * algorithm (ITU-T I.371). Files that the album already has do not count.
 */
final class UploadRateLimiter {
  /** Number of files that an idle user may start at the same time. */
  static final int BURST_SIZE = 500;

  private final Users users;

  UploadRateLimiter(Users users) {
    this.users = users;
  }

  /**
   * Counts the files if the limit allows.
   *
   * @return the time until the same number of files is allowed; empty when the files are counted
   */
  Optional<Duration> tryAcquire(UserId user, int files, Instant now) {
    Instant latest = now.plusSeconds(BURST_SIZE);
    if (files == 0 || users.advanceRateLimit(user, files, now, latest)) {
      return Optional.empty();
    }
    @Nullable Instant tat = users.find(user).orElseThrow().uploadTat();
    Instant requiredTat = (tat != null && tat.isAfter(now) ? tat : now).plusSeconds(files);
    return Optional.of(Duration.between(latest, requiredTat));
  }

  /** Subtracts files that the same transaction counted. */
  void refund(UserId user, int files, Instant now) {
    var _ = users.advanceRateLimit(user, -files, now, now.plusSeconds(BURST_SIZE));
  }
}
