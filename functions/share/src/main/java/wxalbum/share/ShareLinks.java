package wxalbum.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import wxalbum.album.ShareId;
import wxalbum.http.Json;

/** Adds the link to the owner's view of a share: its token and the mini-program page. */
final class ShareLinks {
  /** Path of the mini-program page for guests, with its query parameter. */
  private static final String GUEST_PAGE = "/pages/shared/shared?t=";

  private final ShareTokens tokens;

  ShareLinks(ShareTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Returns the view of a share with its link.
   *
   * @param shareView a {@link ShareView} or its JSON
   */
  ObjectNode withLink(Object shareView) {
    ObjectNode share = Json.toObjectNode(shareView);
    ShareId id = ShareId.parse(share.path("id").asText()).orElseThrow();
    String token = tokens.of(id);
    return share.put("token", token).put("path", GUEST_PAGE + token);
  }
}
