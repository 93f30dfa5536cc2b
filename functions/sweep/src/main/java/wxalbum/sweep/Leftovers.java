package wxalbum.sweep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import wxalbum.album.AlbumId;

/** What is left of albums, answers and guesses once nobody asks for it any more. */
public interface Leftovers {
  /** Albums that were deleted before a moment and have no photos left. */
  List<AlbumId> albums(Instant before, int limit);

  /**
   * The same album, held against changes until the transaction ends, if it still is one of them.
   */
  Optional<AlbumId> lockAlbum(AlbumId id, Instant before);

  /** Removes the shares of an album. */
  void deleteShares(AlbumId album);

  /** Removes an album. */
  void deleteAlbum(AlbumId id);

  /** Removes answers given before a moment, the oldest first, and says how many. */
  int deleteAnswers(Instant before, int limit);

  /** Removes wrong passcodes tried before a moment, the oldest first, and says how many. */
  int deleteWrongPasscodes(Instant before, int limit);
}
