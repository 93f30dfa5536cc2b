package wxalbum.listalbum;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Page;
import wxalbum.album.PageRequest;
import wxalbum.album.Photo;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.album.UserId;

/** Lists the photos in the trash of a user that can still be restored, last deleted first. */
final class ListTrash {
  private final Photos photos;
  private final Clock clock;

  ListTrash(Photos photos, Clock clock) {
    this.photos = photos;
    this.clock = clock;
  }

  Page<Photo> execute(UserId user, PageRequest page) {
    Instant oldest = clock.instant().minus(PhotoLifecycle.TRASH_RETENTION);
    List<Photo> rows = photos.listTrash(user, oldest, page.after(), page.fetchLimit());
    return Page.of(rows, page.limit(), ListTrash::cursorAfter);
  }

  private static Cursor cursorAfter(Photo last) {
    return Cursor.of(Listing.TRASH, Objects.requireNonNull(last.deletedAt()), last.id());
  }
}
