package wxalbum.session;

import wxalbum.album.ShareId;

/** A guest who has opened a share, according to the guest's view token. */
public record GuestSession(ShareId shareId) {}
