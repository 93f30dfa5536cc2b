package wxalbum.album;

import java.util.UUID;

/** What an id is, whatever it names: 16 bytes that print as {@link Ids#print} says. */
public sealed interface Id permits UserId, AlbumId, PhotoId, ShareId {
  /** The 16 bytes. */
  UUID value();
}
