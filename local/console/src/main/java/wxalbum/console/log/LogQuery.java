package wxalbum.console.log;

import java.util.Set;

/**
 * A query for log lines.
 *
 * @param requestIds the lines of these requests match
 * @param photoId the lines that name this photo match too; if both are empty, any line matches
 * @param function the function that wrote the lines; empty for any
 * @param fromMillis in milliseconds since 1970, inclusive
 * @param toMillis in milliseconds since 1970, exclusive
 * @param afterOffset only lines at a higher offset in the file match
 * @param beforeOffset only lines at a lower offset match
 * @param limit the maximum number of lines; the newest are returned
 */
public record LogQuery(
    Set<String> requestIds,
    String photoId,
    LineMatcher matcher,
    String function,
    long fromMillis,
    long toMillis,
    long afterOffset,
    long beforeOffset,
    int limit) {
  /** The maximum number of lines in a response. */
  public static final int MAX_LINES = 1000;

  public LogQuery {
    requestIds = Set.copyOf(requestIds);
  }

  /** Returns a query for all lines that name a photo. */
  static LogQuery ofPhoto(String photoId) {
    return new LogQuery(
        Set.of(), photoId, LineMatcher.ANY, "", 0, Long.MAX_VALUE, -1, Long.MAX_VALUE, MAX_LINES);
  }

  /** Returns a copy that also matches the lines of these requests. */
  LogQuery orRequests(Set<String> requests) {
    return new LogQuery(
        requests,
        photoId,
        matcher,
        function,
        fromMillis,
        toMillis,
        afterOffset,
        beforeOffset,
        limit);
  }

  /** Returns whether a line matches all conditions except the expression, which needs its text. */
  boolean matchesFields(LogLine line) {
    return line.offset() > afterOffset
        && line.offset() < beforeOffset
        && line.timestampMillis() >= fromMillis
        && line.timestampMillis() < toMillis
        && (function.isEmpty() || function.equals(line.function()))
        && isAbout(line);
  }

  private boolean isAbout(LogLine line) {
    if (requestIds.isEmpty() && photoId.isEmpty()) {
      return true;
    }
    return requestIds.contains(line.requestId())
        || (!photoId.isEmpty() && line.photoIds().contains(photoId));
  }
}
