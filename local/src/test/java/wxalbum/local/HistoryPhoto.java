package wxalbum.local;

import org.jspecify.annotations.Nullable;

/**
 * What ought to become of a photo, as plainly as it can be said. Times are seconds of the world.
 */
final class HistoryPhoto {
  /** A moment in which either is right: sweeps run when they run. */
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

  /** Whether it must be there: what arrived until its time in the trash is over. */
  boolean stands(long now) {
    boolean kept = trashedAt == null || now - trashedAt < TRASH;
    return kept && (arrived || now - askedAt < DAY - LEEWAY);
  }

  /** Whether nothing of it may be left once the sweep has run. */
  boolean gone(long now) {
    boolean purged = trashedAt != null && now - trashedAt > TRASH + LEEWAY;
    return purged || (!arrived && now - askedAt > DAY + LEEWAY);
  }

  /** Whether it lies in the trash and may be there for a moment more, or may just be gone. */
  boolean atTheEdge(long now) {
    return trashedAt != null && arrived && Math.abs(now - trashedAt - TRASH) < LEEWAY;
  }

  /** Whether its owner may put it into the trash or take it out, without a doubt. */
  boolean reachable(long now) {
    return stands(now) && stands(now + LEEWAY);
  }
}
