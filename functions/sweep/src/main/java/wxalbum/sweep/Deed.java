package wxalbum.sweep;

import org.jspecify.annotations.Nullable;
import wxalbum.album.Photo;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;

/** The actions and findings of a sweep, each counted under its own field of the summary line. */
enum Deed {
  /** The upload event of an object was replayed because no function had processed it. */
  ANNOUNCED("eventsReplayed", Metric.SWEEP_MENDED),
  /** A photo was marked as failed after the maximum number of replays. */
  GIVEN_UP("photosGivenUp", Metric.PHOTOS_FAILED) {
    @Override
    void tell(long times, Invocation invocation) {
      super.tell(times, invocation);
      invocation.note("code", Photo.GIVEN_UP);
    }
  },
  /** A row was deleted because its file never arrived. */
  FORGOTTEN("reservationsExpired", Metric.SWEEP_MENDED),
  /** A photo is processed again: renditions are missing, or its original has changed. */
  REMADE("photosReprocessed", Metric.SWEEP_MENDED),
  /** An object without a row was deleted because it was old enough. */
  REMOVED("orphansDeleted", Metric.SWEEP_MENDED),
  /** An object without a row was kept because it is too recent. */
  UNOWNED("orphansTooRecent", null),
  /** An old object without a row was kept because the scan had reached its deletion limit. */
  HELD_BACK("orphansOverLimit", Metric.SWEEP_ORPHANS_OVER_LIMIT),
  /** An object was ignored because its key does not have the form of a photo's key. */
  STRANGE("unrecognizedKeys", null),
  /** A photo cannot be repaired. */
  LOST("photosUnrecoverable", Metric.SWEEP_LOST),
  /** A photo was purged at the end of its time in the trash. */
  PHOTO_PURGED("photosPurged", Metric.SWEEP_PURGED),
  /** A deleted album was purged at the end of its retention. */
  ALBUM_PURGED("albumsPurged", Metric.SWEEP_PURGED),
  /** An expired idempotency record or failed passcode attempt was deleted. */
  DROPPED("recordsPurged", null);

  private final String label;
  private final @Nullable Metric metric;

  Deed(String label, @Nullable Metric metric) {
    this.label = label;
    this.metric = metric;
  }

  /** Adds the count to the invocation's summary line, and to its metric if it has one. */
  void tell(long times, Invocation invocation) {
    invocation.note(label, times);
    if (metric != null) {
      invocation.count(metric, times);
    }
  }

  /** Returns the field name in the summary line. */
  @Override
  public String toString() {
    return label;
  }
}
