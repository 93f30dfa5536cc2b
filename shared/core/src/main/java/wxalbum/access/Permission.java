package wxalbum.access;

/** Something that a role may do with an album. */
public enum Permission {
  /** See the album and the renditions of its photos. */
  VIEW,
  /** Load the originals of its photos. */
  VIEW_ORIGINALS,
  /** Upload photos. */
  ADD_PHOTOS,
  /** Change captions, move photos to the trash and restore them. */
  EDIT_PHOTOS,
  /** Change the title, the description and the cover. */
  EDIT_ALBUM,
  /** Delete the album with its photos and shares. */
  DELETE_ALBUM,
  /** Create, see and revoke shares. */
  MANAGE_SHARES
}
