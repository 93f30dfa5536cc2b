package wxalbum.access;

import wxalbum.album.Share;

/** Role of a caller in an album, and what it permits. */
public enum Role {
  /** The user who created the album. */
  OWNER,
  /** A guest of a share that shows renditions only. */
  GUEST,
  /** A guest of a share that allows originals. */
  GUEST_WITH_ORIGINALS;

  /** Returns the role of the guests of a share. */
  public static Role ofGuest(Share share) {
    return share.allowOriginals() ? GUEST_WITH_ORIGINALS : GUEST;
  }

  /** Returns whether this role permits something. */
  public boolean permits(Permission permission) {
    return switch (this) {
      case OWNER -> true;
      case GUEST -> permission == Permission.VIEW;
      case GUEST_WITH_ORIGINALS ->
          permission == Permission.VIEW || permission == Permission.VIEW_ORIGINALS;
    };
  }
}
