package wxalbum.sweep;

import org.jspecify.annotations.Nullable;
import wxalbum.album.Photo;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;

/** The actions and findings of a sweep, each counted under its own field of the summary line. */
enum SweepAction {
  /** The upload event of an object was replayed because no function had processed it. */
  EVENT_REPLAYED("eventsReplayed", Metric.SWEEP_REPAIRED),
  /** A photo was marked as failed after the maximum number of replays. */
  PHOTO_GIVEN_UP("photosGivenUp", Metric.PHOTOS_FAILED) {
    @Override
    void record(long times, Invocation invocation) {
      super.record(times, invocation);
      invocation.putField("code", Photo.Failure.GIVEN_UP.code());
    }
  },
  /** A row was deleted because its file never arrived. */
  RESERVATION_EXPIRED("reservationsExpired", Metric.SWEEP_REPAIRED),
  /** A photo is processed again: renditions are missing, or its original has changed. */
  PHOTO_REPROCESSED("photosReprocessed", Metric.SWEEP_REPAIRED),
  /** A rendition without a row was deleted because it was old enough. */
  ORPHAN_DELETED("orphansDeleted", Metric.SWEEP_REPAIRED),
  /** An original without a row was moved to the quarantine because it was old enough. */
  ORPHAN_QUARANTINED("orphansQuarantined", Metric.SWEEP_QUARANTINED),
  /** An object without a row was kept because it is too recent. */
  ORPHAN_TOO_RECENT("orphansTooRecent", null),
  /** An old object without a row was kept because the scan had reached its limit. */
  ORPHAN_OVER_LIMIT("orphansOverLimit", Metric.SWEEP_ORPHANS_OVER_LIMIT),
  /** An object was ignored because its key does not have the form of a photo's key. */
  UNRECOGNIZED_KEY("unrecognizedKeys", null),
  /** A photo cannot be repaired. */
  PHOTO_UNRECOVERABLE("photosUnrecoverable", Metric.SWEEP_UNRECOVERABLE),
  /** A photo was purged at the end of its time in the trash. */
  PHOTO_PURGED("photosPurged", Metric.SWEEP_PURGED),
  /** A deleted album was purged at the end of its retention. */
  ALBUM_PURGED("albumsPurged", Metric.SWEEP_PURGED),
  /** An expired idempotency record or failed passcode attempt was deleted. */
  RECORD_PURGED("recordsPurged", null);

  private final String label;
  private final @Nullable Metric metric;

  SweepAction(String label, @Nullable Metric metric) {
    this.label = label;
    this.metric = metric;
  }

  /** Adds the count to the invocation's summary line, and to its metric if it has one. */
  void record(long times, Invocation invocation) {
    invocation.putField(label, times);
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
