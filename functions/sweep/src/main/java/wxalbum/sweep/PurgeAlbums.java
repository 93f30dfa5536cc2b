package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.Transactions;

/**
 * Removes albums, with their shares, that were deleted for as long as the trash keeps photos: once
 * the last of theirs is purged, nothing can bring them back.
 */
final class PurgeAlbums implements Task {
  private static final int AT_ONCE = 100;

  private final Leftovers leftovers;
  private final Transactions transactions;
  private final Clock clock;

  PurgeAlbums(Leftovers leftovers, Transactions transactions, Clock clock) {
    this.leftovers = leftovers;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void run(Round round) {
    Instant before = clock.instant().minus(Photo.TRASH).minus(Pace.MARGIN);
    boolean some = true;
    while (some && round.goesOn()) {
      some = false;
      for (AlbumId album : leftovers.albums(before, AT_ONCE)) {
        some |= round.attempt("albumId", album, () -> purge(album, before, round));
        if (!round.goesOn()) {
          return;
        }
      }
    }
  }

  private void purge(AlbumId album, Instant before, Round round) {
    if (transactions.inOne(() -> purge(album, before))) {
      round.count(Deed.ALBUM_PURGED, 1);
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
