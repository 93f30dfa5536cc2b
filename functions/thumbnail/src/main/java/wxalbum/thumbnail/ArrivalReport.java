package wxalbum.thumbnail;

import java.time.Duration;
import java.time.Instant;
import wxalbum.album.Photo;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;
import wxalbum.thumbnail.MakeRenditions.Outcome;
import wxalbum.thumbnail.QueueMessage.Created;

/**
 * The result of processing one object, as log fields and metrics.
 *
 * @param spent duration of the processing
 * @param end time at which the processing ended
 */
record ArrivalReport(Created object, Outcome outcome, Duration spent, Instant end) {
  /** Adds the log fields and metrics to an invocation. */
  void tell(Invocation invocation) {
    String value =
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
    invocation.note("outcome", value);
  }

  private void measure(Photo photo, Invocation invocation) {
    invocation.count(Metric.PHOTOS_READY);
    invocation.measure(Metric.BYTES_STORED, photo.bytes());
    invocation.measure(Metric.THUMBNAIL_DURATION, spent.toMillis());
    object.at().ifPresent(at -> invocation.measure(Metric.UPLOAD_TO_READY, millisSince(at)));
    invocation.note("requestToReadyMs", millisSince(photo.createdAt()));
  }

  /** Returns 0 for a negative difference, since the clocks of storage and instances differ. */
  private long millisSince(Instant earlier) {
    return Math.max(0, Duration.between(earlier, end).toMillis());
  }
}
