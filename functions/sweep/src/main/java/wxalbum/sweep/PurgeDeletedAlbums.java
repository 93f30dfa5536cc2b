package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Transactions;

/**
 * Purges deleted albums and their shares after the retention period of the trash. An album is
 * purged only after its last photo, because restoring a photo also restores its album.
 */
final class PurgeDeletedAlbums implements SweepTask {
  private static final int BATCH_SIZE = 100;

  private final RetentionRepository retention;
  private final Transactions transactions;
  private final Clock clock;

  PurgeDeletedAlbums(RetentionRepository retention, Transactions transactions, Clock clock) {
    this.retention = retention;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void run(SweepRun run) {
    Instant before =
        clock
            .instant()
            .minus(PhotoLifecycle.TRASH_RETENTION)
            .minus(PhotoLifecycle.RETENTION_MARGIN);
    boolean foundMore = true;
    while (foundMore && run.hasTimeLeft()) {
      foundMore = false;
      for (AlbumId album : retention.findExpiredAlbums(before, BATCH_SIZE)) {
        foundMore |= run.attempt("albumId", album, () -> purge(album, before, run));
        if (!run.hasTimeLeft()) {
          return;
        }
      }
    }
  }

  private void purge(AlbumId album, Instant before, SweepRun run) {
    if (transactions.inTransaction(() -> purge(album, before))) {
      run.count(SweepAction.ALBUM_PURGED, 1);
    }
  }

  private boolean purge(AlbumId album, Instant before) {
    if (retention.lockExpiredAlbum(album, before).isEmpty()) {
      return false;
    }
    retention.deleteShares(album);
    retention.deleteAlbum(album);
    return true;
  }
}
