package wxalbum.share;

import org.jspecify.annotations.Nullable;
import wxalbum.idempotency.IdempotencyFilter.IdempotencyKey;

/**
 * A guest's request to open a share.
 *
 * @param token token in the link of the share
 * @param passcode the passcode; null if absent
 * @param key idempotency key, under which a repeat counts no second view; null if absent
 * @param caller network that the request came from
 */
record OpenShareRequest(
    String token, @Nullable String passcode, @Nullable IdempotencyKey key, SourceNetwork caller) {
  /** Returns a description without the token, the passcode and the address. */
  @Override
  public String toString() {
    return "OpenShareRequest";
  }
}
