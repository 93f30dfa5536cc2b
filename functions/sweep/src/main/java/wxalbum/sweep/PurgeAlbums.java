package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.Transactions;

/**
 * Purges deleted albums and their shares after the retention period of the trash. An album is
 * purged only after its last photo, because restoring a photo also restores its album.
 */
final class PurgeAlbums implements Task {
  private static final int AT_ONCE = 100;

  private final Leftovers leftovers;
  private final Transactions transactions;
  private final Clock clock;

  PurgeAlbums(Leftovers retention, Transactions transactions, Clock clock) {
    this.leftovers = retention;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void run(Round run) {
    Instant before = clock.instant().minus(Photo.TRASH).minus(Pace.MARGIN);
    boolean foundMore = true;
    while (foundMore && run.goesOn()) {
      foundMore = false;
      for (AlbumId album : leftovers.albums(before, AT_ONCE)) {
        foundMore |= run.attempt("albumId", album, () -> purge(album, before, run));
        if (!run.goesOn()) {
          return;
        }
      }
    }
  }

  private void purge(AlbumId album, Instant before, Round run) {
    if (transactions.inOne(() -> purge(album, before))) {
      run.count(Deed.ALBUM_PURGED, 1);
    }
  }

  private boolean purge(AlbumId album, Instant before) {
    if (leftovers.lockAlbum(album, before).isEmpty()) {
      return false;
    }
    leftovers.deleteShares(album);
    leftovers.deleteAlbum(album);
    return true;
  }
}
