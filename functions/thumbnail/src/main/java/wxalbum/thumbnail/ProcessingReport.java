package wxalbum.thumbnail;

import java.time.Duration;
import java.time.Instant;
import wxalbum.album.Photo;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Metric;
import wxalbum.thumbnail.ProcessOriginal.Outcome;
import wxalbum.thumbnail.QueueMessage.CreatedObject;

/**
 * The result of processing one object, as log fields and metrics.
 *
 * @param duration duration of the processing
 * @param endedAt time at which the processing ended
 */
record ProcessingReport(CreatedObject object, Outcome outcome, Duration duration, Instant endedAt) {
  /** Adds the log fields and metrics to an invocation. */
  void recordIn(Invocation invocation) {
    String value =
        switch (outcome) {
          case Outcome.Ready(Photo photo) -> {
            recordMetrics(photo, invocation);
            yield "ready";
          }
          case Outcome.Failed(PhotoFailure failure) -> {
            invocation.putField("code", failure.code()).count(Metric.PHOTOS_FAILED);
            yield "failed";
          }
          case Outcome.FormOverused() -> {
            invocation
                .putField("code", PhotoFailure.FORM_OVERUSED.code())
                .count(Metric.FORMS_OVERUSED);
            yield "form-overused";
          }
          case Outcome.AlreadyProcessed() -> "already-processed";
          case Outcome.NotFound() -> "not-found";
          case Outcome.ObjectMissing() -> "missing";
          case Outcome.Superseded() -> "superseded";
        };
    invocation.putField("outcome", value);
  }

  private void recordMetrics(Photo photo, Invocation invocation) {
    invocation.count(Metric.PHOTOS_READY);
    invocation.measure(Metric.BYTES_STORED, photo.original().bytes());
    invocation.measure(Metric.THUMBNAIL_DURATION, duration.toMillis());
    object.createdAt().ifPresent(at -> invocation.measure(Metric.UPLOAD_TO_READY, millisSince(at)));
    invocation.putField("requestToReadyMs", millisSince(photo.createdAt()));
  }

  /** Returns 0 for a negative difference, since the clocks of storage and instances differ. */
  private long millisSince(Instant earlier) {
    return Math.max(0, Duration.between(earlier, endedAt).toMillis());
  }
}
