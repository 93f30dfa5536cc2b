package wxalbum.local.console;

import java.util.Set;

/**
 * A query for log lines.
 *
 * @param requestIds the lines of these requests match
 * @param photoId the lines that name this photo match too; if both are empty, any line matches
 * @param function the function that wrote the lines; empty for any
 * @param from in milliseconds since 1970, inclusive
 * @param to in milliseconds since 1970, exclusive
 * @param after only lines at a higher offset in the file match
 * @param before only lines at a lower offset match
 * @param limit the maximum number of lines; the newest are returned
 */
record Wanted(
    Set<String> requestIds,
    String photoId,
    Expression expression,
    String function,
    long from,
    long to,
    long after,
    long before,
    int limit) {
  /** The maximum number of lines in a response. */
  static final int MOST = 1000;

  Wanted {
    requestIds = Set.copyOf(requestIds);
  }

  /** Returns a query for all lines that name a photo. */
  static Wanted ofPhoto(String photoId) {
    return new Wanted(
        Set.of(), photoId, Expression.ANY, "", 0, Long.MAX_VALUE, -1, Long.MAX_VALUE, MOST);
  }

  /** Returns a copy that also matches the lines of these requests. */
  Wanted or(Set<String> requests) {
    return new Wanted(requests, photoId, expression, function, from, to, after, before, limit);
  }

  /** Returns whether a line matches all conditions except the expression, which needs its text. */
  boolean takes(LogLine line) {
    return line.place() > after
        && line.place() < before
        && line.at() >= from
        && line.at() < to
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
