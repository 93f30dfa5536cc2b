package wxalbum.idempotency;

import java.util.UUID;
import wxalbum.album.ShareId;
import wxalbum.album.UserId;

/**
 * The caller whose idempotency keys are compared with each other. Guests have no id, so all guests
 * of a share are one caller.
 *
 * @param kind {@code user} or {@code share}
 * @param id id of the user or the share
 */
public record IdempotencyScope(String kind, UUID id) {
  /** Returns the scope of a user's keys. */
  public static IdempotencyScope of(UserId user) {
    return new IdempotencyScope("user", user.value());
  }

  /** Returns the scope of the keys of a share's guests. */
  public static IdempotencyScope of(ShareId share) {
    return new IdempotencyScope("share", share.value());
  }
}
