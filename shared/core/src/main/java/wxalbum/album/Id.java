package wxalbum.album;

import java.util.UUID;

/** An id of 16 bytes. {@link Ids#format} defines its text form. */
public sealed interface Id permits UserId, AlbumId, PhotoId, ShareId {
  /** Returns the 16 bytes. */
  UUID value();
}
