package wxalbum.sweep;

import org.jspecify.annotations.Nullable;
import wxalbum.album.Photo;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;

/** What a round of the sweep does and finds, as its summary line counts it. */
enum Deed {
  /** An object whose arrival nobody had told of is told of again. */
  ANNOUNCED("announced", Metric.SWEEP_MENDED),
  /** A photo fails, since telling of it again and again was in vain. */
  GIVEN_UP("givenUp", Metric.PHOTOS_FAILED) {
    @Override
    void tell(long many, Invocation invocation) {
      super.tell(many, invocation);
      invocation.note("code", Photo.GIVEN_UP);
    }
  },
  /** A row is removed whose object never came. */
  FORGOTTEN("forgotten", Metric.SWEEP_MENDED),
  /** A photo's renditions are made anew: some are missing, or its original has changed. */
  REMADE("remade", Metric.SWEEP_MENDED),
  /** An old object is removed that no row names. */
  REMOVED("removed", Metric.SWEEP_MENDED),
  /** An object that no row names is too young to be removed. */
  UNOWNED("unowned", null),
  /** Old objects that no row names stay: one walk has removed as much as it may. */
  HELD_BACK("heldBack", Metric.SWEEP_LOST),
  /** An object's key is not one of ours; it is left alone. */
  STRANGE("strange", null),
  /** A photo cannot be mended. */
  LOST("lost", Metric.SWEEP_LOST),
  /** A photo's time in the trash is over; it is removed. */
  PHOTO_PURGED("photosPurged", Metric.SWEEP_PURGED),
  /** A deleted album's time is over; it is removed. */
  ALBUM_PURGED("albumsPurged", Metric.SWEEP_PURGED),
  /** An answer kept for repeats is removed, or a wrong passcode. */
  DROPPED("dropped", null);

  private final String label;
  private final @Nullable Metric metric;

  Deed(String label, @Nullable Metric metric) {
    this.label = label;
    this.metric = metric;
  }

  /** Tells the invocation's record how often it was done. */
  void tell(long many, Invocation invocation) {
    invocation.note(label, many);
    if (metric != null) {
      invocation.count(metric, many);
    }
  }

  /** Its name in the summary line. */
  @Override
  public String toString() {
    return label;
  }
}
