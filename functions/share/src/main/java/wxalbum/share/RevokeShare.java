package wxalbum.share;

import java.time.Clock;
import wxalbum.access.Access;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.access.ShareAccess;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.album.UserId;

/** Revokes a share with immediate effect, also for guests who have opened it. */
final class RevokeShare {
  private final ShareAccess access;
  private final Shares shares;
  private final Clock clock;

  RevokeShare(ShareAccess access, Shares shares, Clock clock) {
    this.access = access;
    this.shares = shares;
    this.clock = clock;
  }

  /** The result of revoking. */
  sealed interface Outcome {}

  /** The share is revoked, by this request or an earlier one. */
  record Revoked() implements Outcome {}

  /** The user may not revoke such a share. */
  record Denied(Denial denial) implements Outcome {}

  /** Revokes a share for this user. */
  Outcome execute(UserId user, ShareId id) {
    return switch (access.findShare(user, id, Permission.MANAGE_SHARES)) {
      case Access.Granted<Share> _ -> {
        shares.revoke(id, clock.instant());
        yield new Revoked();
      }
      case Access.Denied<Share>(Denial denial) -> new Denied(denial);
    };
  }
}
