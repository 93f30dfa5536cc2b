package wxalbum.share;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;

/**
 * Bounds the guessing of a share's passcode, over all instances: ten wrong ones within ten minutes,
 * then none until the oldest of the ten is ten minutes old.
 */
final class WrongPasscodes {
  private static final int MOST = 10;
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Shares shares;

  WrongPasscodes(Shares shares) {
    this.shares = shares;
  }

  /** How long no passcode will be taken, right or wrong; nothing while one is. */
  Optional<Duration> wait(ShareId share, Instant now) {
    List<Instant> tries = shares.wrongPasscodesAfter(share, now.minus(WINDOW));
    if (tries.size() < MOST) {
      return Optional.empty();
    }
    Instant free = tries.get(tries.size() - MOST).plus(WINDOW);
    return Optional.of(Duration.between(now, free));
  }

  /** Counts one, and forgets those that count no more. The caller holds the share's lock. */
  void count(ShareId share, Instant now) {
    shares.forgetWrongPasscodes(share, now.minus(WINDOW));
    shares.addWrongPasscode(share, now);
  }
}
