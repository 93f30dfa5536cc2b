package wxalbum.share;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.Shares;

/**
 * Limits guesses of the passcode of a share, across all instances. Each caller has ten free
 * attempts. After the tenth wrong passcode and each further one, the caller waits, twice as long
 * each time. Callers do not wait for each other, so a guesser cannot lock out those who know the
 * passcode.
 *
 * <p>Many callers together have {@link Share#MAX_WRONG_PASSCODES}. Then the share is locked.
 */
final class PasscodeRateLimiter {
  private static final int FREE_ATTEMPTS = 10;
  private static final Duration FIRST_WAIT = Duration.ofMinutes(10);
  private static final Duration MAX_WAIT = Duration.ofDays(1);

  private final Shares shares;
  private final ShareTokens tokens;

  PasscodeRateLimiter(Shares shares, ShareTokens tokens) {
    this.shares = shares;
    this.tokens = tokens;
  }

  /**
   * Returns the time until a passcode of this caller, right or wrong, is accepted; empty if one is
   * accepted now.
   */
  Optional<Duration> retryAfter(Share share, SourceNetwork caller, Instant now) {
    return shares
        .findWrongPasscodes(
            share.id(), digest(share, caller), now.minus(Share.WRONG_PASSCODE_RETENTION))
        .map(wrong -> wrong.lastAt().plus(waitAfter(wrong.count())))
        .filter(now::isBefore)
        .map(allowedAt -> Duration.between(now, allowedAt));
  }

  /** Records a wrong passcode. The caller must hold the lock of the share. */
  void recordFailure(Share share, SourceNetwork caller, Instant now) {
    shares.recordWrongPasscode(
        share.id(), digest(share, caller), now, now.minus(Share.WRONG_PASSCODE_RETENTION));
    shares.incrementWrongPasscodes(share.id());
  }

  /** Returns the time that a caller waits after a number of wrong passcodes. */
  private static Duration waitAfter(int count) {
    if (count < FREE_ATTEMPTS) {
      return Duration.ZERO;
    }
    int doublings = Math.min(count - FREE_ATTEMPTS, Long.SIZE / 2);
    Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
    return wait.compareTo(MAX_WAIT) < 0 ? wait : MAX_WAIT;
  }

  private Sha256 digest(Share share, SourceNetwork caller) {
    return tokens.callerDigest(share.id(), caller);
  }
}
