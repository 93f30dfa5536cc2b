package wxalbum.share;

import java.util.List;
import wxalbum.access.Access;
import wxalbum.access.AlbumAccess;
import wxalbum.access.Denial;
import wxalbum.access.Permission;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.Share;
import wxalbum.album.Shares;
import wxalbum.album.UserId;

/** Lists the shares of an album, newest first. Shares that have ended are included. */
final class ListShares {
  private final AlbumAccess access;
  private final Shares shares;

  ListShares(AlbumAccess access, Shares shares) {
    this.access = access;
    this.shares = shares;
  }

  /** The result of listing. */
  sealed interface Outcome {}

  /** One page of shares. */
  record Listed(Page<Share> page) implements Outcome {}

  /** The user may not see the shares of such an album. */
  record Denied(Denial denial) implements Outcome {}

  /** Returns one page of the shares of an album. */
  Outcome execute(UserId user, AlbumId album, PageRequest page) {
    return switch (access.findAlbum(user, album, Permission.MANAGE_SHARES)) {
      case Access.Granted<Album> _ -> list(album, page);
      case Access.Denied<Album>(Denial denial) -> new Denied(denial);
    };
  }

  private Listed list(AlbumId album, PageRequest page) {
    List<Share> rows = shares.listByAlbum(album, page.after(), page.fetchLimit());
    return new Listed(Page.of(rows, page.limit(), share -> Cursor.of(Listing.SHARES, share.id())));
  }
}
