package wxalbum.share;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.view.ViewFactory;

/**
 * A share for its owner: {@code Share} of the contract without the link, which {@link ShareLinks}
 * adds.
 */
record ShareView(
    ShareId id,
    @Nullable String label,
    Instant createdAt,
    @Nullable Instant expiresAt,
    boolean hasPasscode,
    boolean allowOriginals,
    @Nullable Integer maxViews,
    int views,
    @Nullable Instant lastViewedAt,
    @Nullable Instant revokedAt) {

  /** Returns the view of a share. */
  static ShareView of(Share share) {
    return new ShareView(
        share.id(),
        ViewFactory.emptyToNull(share.label()),
        share.createdAt(),
        share.expiresAt(),
        share.passcodeHash() != null,
        share.allowOriginals(),
        share.maxViews(),
        share.views(),
        share.lastViewedAt(),
        share.revokedAt());
  }
}
