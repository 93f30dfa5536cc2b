package wxalbum.share;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wxalbum.album.ShareId;

/**
 * A share for its owner: {@code Share} of the contract.
 *
 * @param token secret in the link; null if the key of the link was removed
 * @param wrongPasscodes number of wrong passcodes of all callers
 * @param locked whether the share admits no further guests because of them
 * @param path page of the mini-program that opens the link; null if the token is
 */
record ShareView(
    ShareId id,
    @Nullable String label,
    Instant createdAt,
    @Nullable Instant expiresAt,
    boolean hasPasscode,
    int wrongPasscodes,
    boolean locked,
    boolean allowOriginals,
    @Nullable Integer maxViews,
    int views,
    @Nullable Instant lastViewedAt,
    @Nullable Instant revokedAt,
    @Nullable String token,
    @Nullable String path) {
  /** Returns a description without the token. */
  @Override
  public String toString() {
    return "ShareView[id=" + id + "]";
  }
}
