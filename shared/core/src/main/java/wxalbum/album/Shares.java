package wxalbum.album;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Repository of shares and of the callers who sent wrong passcodes. */
public interface Shares {
  /** Inserts a share. */
  void insert(Share share);

  /** Returns the share. */
  Optional<Share> find(ShareId id);

  /** Returns the share if its album, deleted or not, belongs to this user. */
  Optional<Share> findOwned(ShareId id, UserId user);

  /** Returns the share whose token has this digest and locks its row until the transaction ends. */
  Optional<Share> lockByTokenHash(Sha256 tokenHash);

  /** Returns the share whose token has this digest. */
  Optional<Share> findByTokenHash(Sha256 tokenHash);

  /**
   * Returns the number of the shares of a user's albums, without those that were revoked or expired
   * before a time.
   */
  int countByOwner(UserId owner, Instant endedBefore);

  /** Returns an album's shares, newest first. */
  List<Share> listByAlbum(AlbumId album, @Nullable Cursor after, int limit);

  /** Increments the number of views and sets the time of the last view. */
  void incrementViews(ShareId id, Instant now);

  /** Revokes a share. A share that was revoked earlier keeps its time. */
  void revoke(ShareId id, Instant now);

  /** Revokes all shares of an album. */
  void revokeByAlbum(AlbumId album, Instant now);

  /**
   * Counts a wrong passcode of a caller. The count starts again if the last wrong passcode of the
   * caller was before a time.
   *
   * @param caller digest that identifies the caller
   * @param forgetBefore that time
   */
  void recordWrongPasscode(ShareId id, Sha256 caller, Instant now, Instant forgetBefore);

  /** Adds 1 to the number of wrong passcodes of all callers. */
  void incrementWrongPasscodes(ShareId id);

  /** Returns the wrong passcodes of a caller; empty if the last one was before a time. */
  Optional<WrongPasscodes> findWrongPasscodes(ShareId id, Sha256 caller, Instant forgetBefore);

  /**
   * The wrong passcodes of a caller.
   *
   * @param count their number, at least 1
   * @param lastAt time of the last one
   */
  record WrongPasscodes(int count, Instant lastAt) {}
}
