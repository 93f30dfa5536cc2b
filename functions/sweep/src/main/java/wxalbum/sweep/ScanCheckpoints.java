package wxalbum.sweep;

import java.time.Instant;
import java.util.Optional;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;

/** The repository of scan checkpoints, one for each scanned key prefix. */
public interface ScanCheckpoints {
  /** Inserts a checkpoint unless its prefix already has one. */
  void insertIfAbsent(Checkpoint checkpoint);

  /** Returns the checkpoint of a prefix. */
  Optional<Checkpoint> find(String keyPrefix);

  /**
   * Replaces a checkpoint if it is still as it was read; otherwise another sweep has moved it and
   * nothing changes. A new start resets the removals.
   */
  void compareAndSet(@Param("from") Checkpoint from, @Param("to") Checkpoint to);

  /**
   * Locks the checkpoint of a prefix until the transaction ends, and returns the removals of the
   * current scan.
   */
  Removals lockRemovals(String keyPrefix);

  /** Counts one more photo whose objects the current scan removes, up to and including a key. */
  void countRemoval(String keyPrefix, String key);

  /**
   * The objects that a scan has removed or is about to remove.
   *
   * @param removedCount the number of their photos
   * @param removedKey the last key; null before the first
   */
  record Removals(int removedCount, @Nullable String removedKey) {
    /** Returns whether the object of a key is already removed, or claimed by another sweep. */
    boolean includes(String key) {
      return removedKey != null && key.compareTo(removedKey) <= 0;
    }
  }

  /**
   * The state of a scan.
   *
   * @param keyPrefix the prefix of all keys of the scan
   * @param startedAt when the scan last started from the first key
   * @param afterKey the last scanned key; null before the first
   * @param albumId the album of the last scanned photo; null before the first and after the last
   * @param photoId the last scanned photo; null before the first and after the last
   * @param completed whether the scan is complete
   */
  record Checkpoint(
      String keyPrefix,
      Instant startedAt,
      @Nullable String afterKey,
      @Nullable AlbumId albumId,
      @Nullable PhotoId photoId,
      boolean completed) {
    static Checkpoint initial(String keyPrefix, Instant now) {
      return new Checkpoint(keyPrefix, now, null, null, null, false);
    }

    /** Returns the position of the last scanned photo, or the one before every photo. */
    PhotoPosition position() {
      return albumId == null || photoId == null
          ? PhotoPosition.MIN
          : new PhotoPosition(albumId, photoId);
    }

    Checkpoint movedTo(@Nullable String key, PhotoPosition position) {
      if (position.equals(PhotoPosition.MIN)) {
        return new Checkpoint(keyPrefix, startedAt, key, null, null, false);
      }
      return new Checkpoint(
          keyPrefix, startedAt, key, position.albumId(), position.photoId(), false);
    }

    /** Returns the checkpoint after the last photo. */
    Checkpoint finished(@Nullable String key) {
      return new Checkpoint(keyPrefix, startedAt, key, null, null, true);
    }
  }
}
