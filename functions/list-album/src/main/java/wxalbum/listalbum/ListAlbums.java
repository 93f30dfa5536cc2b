package wxalbum.listalbum;

import java.util.List;
import wxalbum.album.Album;
import wxalbum.album.Albums;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.UserId;

/** Lists the albums of a user, most recently changed first. */
final class ListAlbums {
  private final Albums albums;

  ListAlbums(Albums albums) {
    this.albums = albums;
  }

  Page<Album> execute(UserId user, PageRequest page) {
    List<Album> rows = albums.listByOwner(user, page.after(), page.fetchLimit());
    return Page.of(
        rows, page.limit(), album -> Cursor.of(Listing.ALBUMS, album.updatedAt(), album.id()));
  }
}
