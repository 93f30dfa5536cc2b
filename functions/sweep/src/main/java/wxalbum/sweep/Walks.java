package wxalbum.sweep;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;

/** The repository of scan checkpoints, one for each scanned key prefix. */
public interface Walks {
  /** Inserts a checkpoint unless its prefix already has one. */
  void begin(Standing checkpoint);

  /** Returns the checkpoint of a prefix. */
  Optional<Standing> find(String keyPrefix);

  /**
   * Replaces a checkpoint if it is still as it was read; otherwise another sweep has moved it and
   * nothing changes. A new start resets the number of deleted photos.
   */
  void move(@Param("from") Standing from, @Param("to") Standing to);

  /**
   * Locks the checkpoint of a prefix until the transaction ends. Returns the number of photos whose
   * objects the current scan has deleted.
   */
  int lockRemoved(String keyPrefix);

  /** Increments the number of photos whose objects the current scan has deleted. */
  void countRemoval(String keyPrefix);

  /**
   * The state of a scan.
   *
   * @param part the prefix of all keys of the scan
   * @param begunAt when the scan last started from the first key
   * @param afterKey the last scanned key; empty before the first
   * @param albumId the album of the last scanned photo
   * @param photoId the last scanned photo
   * @param ended whether the scan is complete
   */
  record Standing(
      String part,
      Instant begunAt,
      String afterKey,
      AlbumId albumId,
      PhotoId photoId,
      boolean ended) {
    static Standing atFirst(String keyPrefix, Instant now) {
      return new Standing(keyPrefix, now, "", Place.FIRST.albumId(), Place.FIRST.photoId(), false);
    }

    Place place() {
      return new Place(albumId, photoId);
    }

    Standing at(String key, Place position, boolean complete) {
      return new Standing(
          part, begunAt, key, position.albumId(), position.photoId(), complete);
    }
  }
}
