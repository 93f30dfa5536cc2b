package wxalbum.share;

import java.time.Clock;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.album.UserId;

/** Ends a share at once, also for guests who have opened it. */
final class RevokeShare {
  private final Shares shares;
  private final Clock clock;

  RevokeShare(Shares shares, Clock clock) {
    this.shares = shares;
    this.clock = clock;
  }

  /** How it ends. */
  sealed interface Outcome {}

  /** The share is revoked, now or since earlier. */
  record Revoked() implements Outcome {}

  /** No album of the caller has such a share. */
  record NoSuchShare() implements Outcome {}

  /** Ends a share of this user's. */
  Outcome revoke(ShareId id, UserId owner) {
    if (shares.ofUser(id, owner).isEmpty()) {
      return new NoSuchShare();
    }
    shares.revoke(id, clock.instant());
    return new Revoked();
  }
}
