package wxalbum.share;

import java.time.Clock;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.album.UserId;

/** Revokes a share with immediate effect, also for guests who have opened it. */
final class RevokeShare {
  private final Shares shares;
  private final Clock clock;

  RevokeShare(Shares shares, Clock clock) {
    this.shares = shares;
    this.clock = clock;
  }

  /** The result of revoking. */
  sealed interface Outcome {}

  /** The share is revoked, by this request or an earlier one. */
  record Revoked() implements Outcome {}

  /** No album of the user has such a share. */
  record NoSuchShare() implements Outcome {}

  /** Revokes a share of this owner. */
  Outcome revoke(ShareId id, UserId owner) {
    if (shares.ofUser(id, owner).isEmpty()) {
      return new NoSuchShare();
    }
    shares.revoke(id, clock.instant());
    return new Revoked();
  }
}
