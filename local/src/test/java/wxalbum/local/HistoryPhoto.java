package wxalbum.local;

import org.jspecify.annotations.Nullable;

/** The expected state of a photo. Times are seconds of simulated time. */
final class HistoryPhoto {
  /**
   * Seconds around a deadline in which both outcomes are valid, because the sweep runs only now and
   * then.
   */
  private static final long LEEWAY = 2 * 3600;

  private static final long DAY = 24 * 3600;
  private static final long TRASH = 30 * DAY;

  final String id;
  final byte[] file;
  final boolean readable;
  long askedAt;
  boolean arrived;
  @Nullable Long trashedAt;

  HistoryPhoto(String id, byte[] file, boolean readable, long askedAt) {
    this.id = id;
    this.file = file;
    this.readable = readable;
    this.askedAt = askedAt;
  }

  boolean trashed() {
    return trashedAt != null;
  }

  /**
   * Returns whether the photo must exist: an arrived one until its retention in the trash ends, an
   * expected one for a day.
   */
  boolean stands(long now) {
    boolean retained = trashedAt == null || now - trashedAt < TRASH;
    return retained && (arrived || now - askedAt < DAY - LEEWAY);
  }

  /** Returns whether neither the row nor an object of the photo may exist after a sweep. */
  boolean gone(long now) {
    boolean purged = trashedAt != null && now - trashedAt > TRASH + LEEWAY;
    return purged || (!arrived && now - askedAt > DAY + LEEWAY);
  }

  /**
   * Returns whether the photo is in the trash and so close to the purge that it may or may not
   * exist.
   */
  boolean atTheEdge(long now) {
    return trashedAt != null && arrived && Math.abs(now - trashedAt - TRASH) < LEEWAY;
  }

  /** Returns whether the owner can certainly trash or restore the photo. */
  boolean reachable(long now) {
    return stands(now) && stands(now + LEEWAY);
  }
}
