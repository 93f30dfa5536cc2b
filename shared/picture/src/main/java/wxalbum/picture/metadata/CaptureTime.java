package wxalbum.picture.metadata;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * The time at which a picture was taken.
 *
 * @param localTime local date and time, with a precision of microseconds
 * @param offsetMinutes offset of the local time from UTC in minutes, positive to the east; null if
 *     unknown
 */
public record CaptureTime(LocalDateTime localTime, @Nullable Integer offsetMinutes) {
  /**
   * Returns this time with a part of a second and an offset that are stated elsewhere, where this
   * time has none.
   */
  CaptureTime withDefaults(int nanos, @Nullable Integer offset) {
    return new CaptureTime(
        localTime.get(ChronoField.NANO_OF_SECOND) == 0 ? localTime.withNano(nanos) : localTime,
        offsetMinutes == null ? offset : offsetMinutes);
  }
}
