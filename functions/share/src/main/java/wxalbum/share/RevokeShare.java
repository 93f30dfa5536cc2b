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
  record NotFound() implements Outcome {}

  /** Revokes a share of this owner. */
  Outcome execute(ShareId id, UserId owner) {
    if (shares.findOwned(id, owner).isEmpty()) {
      return new NotFound();
    }
    shares.revoke(id, clock.instant());
    return new Revoked();
  }
}
