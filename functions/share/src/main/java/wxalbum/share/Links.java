package wxalbum.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import wxalbum.album.ShareId;
import wxalbum.http.Json;

/** Adds the link to what an owner is shown of a share: its token, and the page that opens it. */
final class Links {
  /** The mini-program's page for guests. */
  private static final String PAGE = "/pages/shared/shared?t=";

  private final ShareTokens tokens;

  Links(ShareTokens tokens) {
    this.tokens = tokens;
  }

  /** The share with its link. It is given as a {@link ShareView}, or as the JSON of one. */
  ObjectNode link(Object shareView) {
    ObjectNode share = Json.object(shareView);
    ShareId id = ShareId.parse(share.path("id").asText()).orElseThrow();
    String token = tokens.of(id);
    return share.put("token", token).put("path", PAGE + token);
  }
}
