package wxalbum.tests.histories;

import org.jspecify.annotations.Nullable;

/** The expected state of a photo. Times are seconds of simulated time. */
final class PhotoModel {
  /**
   * Seconds around a deadline in which both outcomes are valid, because the sweep runs only now and
   * then.
   */
  private static final long TOLERANCE = 2 * 3600;

  /** Time that the sweep waits for a file. It expires no reservation earlier. */
  private static final long RESERVATION_TTL = 3 * 3600;

  private static final long TRASH_RETENTION = 30 * 24 * 3600;

  final String id;
  final byte[] file;
  final boolean readable;
  long requestedAt;
  boolean arrived;
  @Nullable Long trashedAt;

  PhotoModel(String id, byte[] file, boolean readable, long askedAt) {
    this.id = id;
    this.file = file;
    this.readable = readable;
    this.requestedAt = askedAt;
  }

  boolean isTrashed() {
    return trashedAt != null;
  }

  /**
   * Returns whether the photo must exist: an arrived one until its retention in the trash ends, an
   * expected one for three hours, unless it is in the trash.
   */
  boolean mustExist(long now) {
    return arrived
        ? trashedAt == null || now - trashedAt < TRASH_RETENTION
        : trashedAt == null && now - requestedAt < RESERVATION_TTL;
  }

  /** Returns whether neither the row nor an object of the photo may exist after a sweep. */
  boolean mustBeGone(long now) {
    boolean purged = trashedAt != null && now - trashedAt > TRASH_RETENTION + TOLERANCE;
    return purged || (!arrived && now - requestedAt > RESERVATION_TTL + TOLERANCE);
  }

  /**
   * Returns whether the photo is in the trash and so close to the purge that it may or may not
   * exist.
   */
  boolean isNearPurge(long now) {
    return trashedAt != null && arrived && Math.abs(now - trashedAt - TRASH_RETENTION) < TOLERANCE;
  }

  /** Returns whether the owner can certainly trash or restore the photo. */
  boolean isChangeable(long now) {
    return mustExist(now) && mustExist(now + TOLERANCE);
  }
}
