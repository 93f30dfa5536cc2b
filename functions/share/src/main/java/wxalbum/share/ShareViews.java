package wxalbum.share;

import wxalbum.album.Share;
import wxalbum.view.ViewFactory;

/** Creates the owner's views of shares, with the link: its token and the mini-program page. */
final class ShareViews {
  /** Path of the mini-program page for guests, with its query parameter. */
  private static final String GUEST_PAGE = "/pages/shared/shared?t=";

  private final ShareTokens tokens;

  ShareViews(ShareTokens tokens) {
    this.tokens = tokens;
  }

  /** Returns the view of a share. */
  ShareView toView(Share share) {
    String token = tokens.find(share).orElse(null);
    return new ShareView(
        share.id(),
        ViewFactory.emptyToNull(share.label()),
        share.createdAt(),
        share.expiresAt(),
        share.passcodeHash() != null,
        share.wrongPasscodes(),
        share.isLocked(),
        share.allowOriginals(),
        share.maxViews(),
        share.views(),
        share.lastViewedAt(),
        share.revokedAt(),
        token,
        token == null ? null : GUEST_PAGE + token);
  }
}
