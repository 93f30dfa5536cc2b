package wxalbum.listalbum;

import java.util.List;
import java.util.Objects;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.Photo;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/** Lists what a user has put into the trash, last deleted first. */
final class ListTrash {
  private final Photos photos;

  ListTrash(Photos photos) {
    this.photos = photos;
  }

  Page<Photo> of(UserId user, PageRequest page) {
    List<Photo> found = photos.trash(user, page.after(), page.oneMore());
    return Page.of(found, page.limit(), ListTrash::cursor);
  }

  private static Cursor cursor(Photo last) {
    return Cursor.at(Listing.TRASH, Objects.requireNonNull(last.deletedAt()), last.id());
  }
}
