package wxalbum.share;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;

/**
 * Limits guesses of the passcode of a share, across all instances. After ten wrong passcodes within
 * ten minutes, none is accepted until the oldest of the ten is ten minutes old.
 */
final class PasscodeRateLimiter {
  private static final int MAX_FAILURES = 10;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Shares shares;

  PasscodeRateLimiter(Shares shares) {
    this.shares = shares;
  }

  /**
   * Returns the time until a passcode, right or wrong, is accepted; empty if one is accepted now.
   */
  Optional<Duration> retryAfter(ShareId share, Instant now) {
    List<Instant> failures = shares.listFailedPasscodeAttempts(share, now.minus(WINDOW));
    if (failures.size() < MAX_FAILURES) {
      return Optional.empty();
    }
    Instant allowedAt = failures.get(failures.size() - MAX_FAILURES).plus(WINDOW);
    return Optional.of(Duration.between(now, allowedAt));
  }

  /**
   * Records a wrong passcode and deletes those outside the window. The caller must hold the lock of
   * the share.
   */
  void recordFailure(ShareId share, Instant now) {
    shares.deleteFailedPasscodeAttempts(share, now.minus(WINDOW));
    shares.insertFailedPasscodeAttempt(share, now);
  }
}
