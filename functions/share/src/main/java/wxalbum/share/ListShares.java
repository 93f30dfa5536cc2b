package wxalbum.share;

import java.util.List;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.Share;
import wxalbum.album.Shares;
import wxalbum.album.UserId;

/** Lists the shares of an album, newest first. Shares that have ended are included. */
final class ListShares {
  private final Albums albums;
  private final Shares shares;

  ListShares(Albums albums, Shares shares) {
    this.albums = albums;
    this.shares = shares;
  }

  /** The result of listing. */
  sealed interface Outcome {}

  /** One page of shares. */
  record Listed(Page<Share> page) implements Outcome {}

  /** The user has no such album. */
  record NotFound() implements Outcome {}

  /** Returns one page of the shares of an album of this owner. */
  Outcome execute(AlbumId album, UserId owner, PageRequest page) {
    if (albums.find(album, owner).isEmpty()) {
      return new NotFound();
    }
    List<Share> rows = shares.listByAlbum(album, page.after(), page.fetchLimit());
    return new Listed(Page.of(rows, page.limit(), share -> Cursor.of(Listing.SHARES, share.id())));
  }
}
