package wxalbum.album;

import java.time.Instant;
import java.util.Optional;

/** Repository of users and of their storage usage. */
public interface Users {
  /** Inserts a user unless the user exists. */
  void insertIfAbsent(UserId id, String sealedOpenid, Instant now);

  /** Returns the user and locks the row until the transaction ends; empty as for {@link #find}. */
  Optional<User> lock(UserId id);

  /** Returns the user; empty if the user has not changed anything yet. */
  Optional<User> find(UserId id);

  /**
   * Reserves bytes for new uploads if they fit into the quota, and releases the usage of the photos
   * that the uploads replace.
   *
   * @param reserved bytes to reserve
   * @param released bytes of earlier reservations that will not be used
   * @param overwritten bytes of stored originals that the uploads will overwrite
   * @param originals number of those originals
   * @param quota maximum of stored plus reserved bytes
   * @return whether the reservation fits; otherwise nothing changes
   */
  boolean reserveBytes(
      UserId id, long reserved, long released, long overwritten, int originals, long quota);

  /**
   * Counts upload forms against the user's rate limit. Each file advances the user's theoretical
   * arrival time by one second, starting from {@code now} if that time is in the past.
   *
   * @param latest maximum of the new theoretical arrival time
   * @return whether the files are within the limit; otherwise nothing changes
   */
  boolean advanceRateLimit(UserId id, int files, Instant now, Instant latest);

  /**
   * Moves the user's theoretical arrival time, starting from {@code now} if that time is in the
   * past.
   *
   * @param micros microseconds; negative to move the time back
   */
  void adjustRateLimit(UserId id, long micros, Instant now);

  /** Releases a reservation that will not be used. */
  void releaseReservation(UserId id, long bytes);

  /** Converts a reservation into the usage of one stored original. */
  void commitReservation(UserId id, long bytes);

  /** Subtracts the usage of originals that were deleted permanently. */
  void releaseStoredBytes(UserId id, long bytes, int originals);
}
