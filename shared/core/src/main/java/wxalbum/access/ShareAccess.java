package wxalbum.access;

import java.time.Clock;
import java.util.Optional;
import wxalbum.album.Album;
import wxalbum.album.Albums;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.album.UserId;

/**
 * Decides what the guests of a share may do with its album, and what a user may do with a share.
 */
public final class ShareAccess {
  private final Albums albums;
  private final Shares shares;
  private final Clock clock;

  /** Creates the access to the shares and albums of these repositories. */
  public ShareAccess(Albums albums, Shares shares, Clock clock) {
    this.albums = albums;
    this.shares = shares;
    this.clock = clock;
  }

  /**
   * Finds the album of a share for its guests. A share that is revoked or expired gives no access,
   * nor does one whose album is deleted. The caller must verify that the guest opened the share.
   */
  public Access<Album> findAlbum(Share share, Permission permission) {
    Optional<Album> album =
        share.isRevokedOrExpired(clock.instant())
            ? Optional.empty()
            : albums.findUnscoped(share.albumId());
    return Access.decide(album, Role.ofGuest(share), permission);
  }

  /** Finds a share, ended or not, whose album may be deleted. */
  public Access<Share> findShare(UserId user, ShareId id, Permission permission) {
    return Access.decide(shares.findOwned(id, user), Role.OWNER, permission);
  }
}
