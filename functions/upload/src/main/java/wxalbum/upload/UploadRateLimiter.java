package wxalbum.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wxalbum.album.UploadRateLimit;
import wxalbum.album.UserId;
import wxalbum.album.Users;

/**
 * Limits how many upload forms a user gets, as {@link UploadRateLimit} defines. The limit holds
 * across all instances, for the database keeps the state. Files that the album already has need no
 * form and do not count.
 */
final class UploadRateLimiter {
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
    Instant latest = now.plus(UploadRateLimit.MAX_AHEAD);
    if (files == 0 || users.advanceRateLimit(user, files, now, latest)) {
      return Optional.empty();
    }
    @Nullable Instant tat = users.find(user).orElseThrow().uploadTat();
    Instant requiredTat = (tat != null && tat.isAfter(now) ? tat : now).plusSeconds(files);
    return Optional.of(Duration.between(latest, requiredTat));
  }

  /** Subtracts files that the same transaction counted. */
  void refund(UserId user, int files, Instant now) {
    var _ = users.advanceRateLimit(user, -files, now, now.plus(UploadRateLimit.MAX_AHEAD));
  }
}
