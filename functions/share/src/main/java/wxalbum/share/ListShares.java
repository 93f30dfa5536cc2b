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

/** Lists the shares of an album, newest first, those that have ended among them. */
final class ListShares {
  private final Albums albums;
  private final Shares shares;

  ListShares(Albums albums, Shares shares) {
    this.albums = albums;
    this.shares = shares;
  }

  /** How it ends. */
  sealed interface Outcome {}

  /** One page of them. */
  record Listed(Page<Share> page) implements Outcome {}

  /** The caller has no such album. */
  record NoSuchAlbum() implements Outcome {}

  /** One page of the shares of this owner's album. */
  Outcome list(AlbumId album, UserId owner, PageRequest page) {
    if (albums.find(album, owner).isEmpty()) {
      return new NoSuchAlbum();
    }
    List<Share> read = shares.ofAlbum(album, page.after(), page.oneMore());
    return new Listed(Page.of(read, page.limit(), share -> Cursor.at(Listing.SHARES, share.id())));
  }
}
