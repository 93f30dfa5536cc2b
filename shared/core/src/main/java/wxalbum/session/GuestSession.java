package wxalbum.session;

import wxalbum.album.ShareId;

/** A guest who has opened a share, as his view token tells. */
public record GuestSession(ShareId shareId) {}
