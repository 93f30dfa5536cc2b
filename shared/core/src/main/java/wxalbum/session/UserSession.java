package wxalbum.session;

import wxalbum.album.UserId;

/**
 * A user who is logged in, as his token tells.
 *
 * @param sealedOpenid his openid, readable to nobody without the user key
 */
public record UserSession(UserId userId, String sealedOpenid) {}
