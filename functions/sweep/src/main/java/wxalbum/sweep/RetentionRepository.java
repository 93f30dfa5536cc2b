package wxalbum.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import wxalbum.album.AlbumId;

/** The rows of albums, shares, idempotency records and passcode attempts that the sweep purges. */
public interface RetentionRepository {
  /** Returns albums that were deleted before an instant and have no photos. */
  List<AlbumId> findExpiredAlbums(Instant before, int limit);

  /**
   * Locks an album until the transaction ends, and returns its id if it is still deleted and still
   * has no photos.
   */
  Optional<AlbumId> lockExpiredAlbum(AlbumId id, Instant before);

  /** Deletes the shares of an album. */
  void deleteShares(AlbumId album);

  /** Deletes an album. */
  void deleteAlbum(AlbumId id);

  /** Deletes idempotency records that expired before an instant; returns the count. */
  int deleteIdempotencyRecords(Instant before, int limit);

  /** Deletes failed passcode attempts made before an instant, oldest first; returns the count. */
  int deleteFailedPasscodeAttempts(Instant before, int limit);
}
