package wxalbum.local.console;

import java.util.Set;

/**
 * Which lines are wanted.
 *
 * @param requestIds of their requests, or else
 * @param photoId of a photo that they name; where both are empty, any line
 * @param function that wrote them; empty for any
 * @param from milliseconds since 1970, inclusive
 * @param to exclusive
 * @param after place in the file that they begin after
 * @param before place that they begin before
 * @param limit of their number, the newest taken
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
  /** The most lines that are told at once. */
  static final int MOST = 1000;

  Wanted {
    requestIds = Set.copyOf(requestIds);
  }

  /** All lines about a photo, as far as they name it. */
  static Wanted ofPhoto(String photoId) {
    return new Wanted(
        Set.of(), photoId, Expression.ANY, "", 0, Long.MAX_VALUE, -1, Long.MAX_VALUE, MOST);
  }

  /** The same lines, and those of these requests. */
  Wanted or(Set<String> requests) {
    return new Wanted(requests, photoId, expression, function, from, to, after, before, limit);
  }

  /** Whether a line is one of them, as far as can be said without its text. */
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
