package wxalbum.thumbnail;

import java.time.Duration;
import java.time.Instant;
import wxalbum.album.Photo;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;
import wxalbum.thumbnail.MakeRenditions.Outcome;
import wxalbum.thumbnail.QueueMessage.Created;

/**
 * How an arrival ended, for the operator.
 *
 * @param spent what dealing with it took
 * @param end when it was dealt with
 */
record ArrivalReport(Created object, Outcome outcome, Duration spent, Instant end) {
  /** Tells it to the invocation's record. */
  void tell(Invocation invocation) {
    String ending =
        switch (outcome) {
          case Outcome.Ready(Photo photo) -> {
            measure(photo, invocation);
            yield "ready";
          }
          case Outcome.Failed(Failure failure) -> {
            invocation.note("code", failure.code()).count(Metric.PHOTOS_FAILED);
            yield "failed";
          }
          case Outcome.AlreadyDone() -> "already-done";
          case Outcome.Unknown() -> "unknown";
          case Outcome.Missing() -> "missing";
        };
    invocation.note("outcome", ending);
  }

  private void measure(Photo photo, Invocation invocation) {
    invocation.count(Metric.PHOTOS_READY);
    invocation.measure(Metric.BYTES_STORED, photo.bytes());
    invocation.measure(Metric.THUMBNAIL_DURATION, spent.toMillis());
    object.at().ifPresent(at -> invocation.measure(Metric.UPLOAD_TO_READY, millisSince(at)));
    invocation.note("askedToReadyMs", millisSince(photo.createdAt()));
  }

  /** The clocks of storage, other instances and this one differ by a little. */
  private long millisSince(Instant earlier) {
    return Math.max(0, Duration.between(earlier, end).toMillis());
  }
}
