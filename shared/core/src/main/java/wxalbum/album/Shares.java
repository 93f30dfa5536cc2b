package wxalbum.album;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The shares, and the wrong passcodes tried on them. */
public interface Shares {
  /** Writes a new share. */
  void add(Share share);

  /** The share. */
  Optional<Share> find(ShareId id);

  /** The share, if its album is this user's; the album may be deleted. */
  Optional<Share> ofUser(ShareId id, UserId user);

  /** The share whose token has this hash, held against changes until the transaction ends. */
  Optional<Share> lock(Sha256 tokenHash);

  /** The share whose token has this hash. */
  Optional<Share> withToken(Sha256 tokenHash);

  /** An album's shares, newest first. */
  List<Share> ofAlbum(AlbumId album, @Nullable Cursor after, int limit);

  /** Counts one view. */
  void countView(ShareId id, Instant now);

  /** Ends a share; one that was ended before keeps its moment. */
  void revoke(ShareId id, Instant now);

  /** Ends all shares of an album. */
  void revokeAll(AlbumId album, Instant now);

  /** Notes a wrong passcode. */
  void addWrongPasscode(ShareId id, Instant now);

  /** When wrong passcodes were tried after a moment, oldest first. */
  List<Instant> wrongPasscodesAfter(ShareId id, Instant moment);

  /** Forgets the wrong passcodes tried before a moment. */
  void forgetWrongPasscodes(ShareId id, Instant before);
}
