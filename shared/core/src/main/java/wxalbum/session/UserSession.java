package wxalbum.session;

import wxalbum.album.UserId;

/**
 * An authenticated user, according to the user's token.
 *
 * @param sealedOpenid encrypted openid, which only the holder of the user key can decrypt
 */
public record UserSession(UserId userId, String sealedOpenid) {}
