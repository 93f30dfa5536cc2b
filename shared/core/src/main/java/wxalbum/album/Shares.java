package wxalbum.album;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Repository of shares and of the failed passcode attempts on them. */
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

  /** Records a failed passcode attempt. */
  void insertFailedPasscodeAttempt(ShareId id, Instant now);

  /** Returns the times of failed passcode attempts after {@code since}, oldest first. */
  List<Instant> listFailedPasscodeAttempts(ShareId id, Instant since);

  /** Deletes the failed passcode attempts before a time. */
  void deleteFailedPasscodeAttempts(ShareId id, Instant before);
}
