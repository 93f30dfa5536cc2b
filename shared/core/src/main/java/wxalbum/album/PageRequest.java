package wxalbum.album;

import org.jspecify.annotations.Nullable;

/**
 * Which page of a listing is asked for.
 *
 * @param after the place after which it begins; null for the first page
 * @param limit how many items it has at most
 */
public record PageRequest(@Nullable Cursor after, int limit) {
  /** How many items to read, so that {@link Page#of} can tell whether another page follows. */
  public int oneMore() {
    return limit + 1;
  }
}
