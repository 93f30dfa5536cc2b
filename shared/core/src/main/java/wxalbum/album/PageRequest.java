package wxalbum.album;

import org.jspecify.annotations.Nullable;

/**
 * Request for one page of a listing.
 *
 * @param after position after which the page begins, or null for the first page
 * @param limit maximum number of items on the page
 */
public record PageRequest(@Nullable Cursor after, int limit) {
  /** Number of items on a page if the caller asks for no number. */
  public static final int DEFAULT_LIMIT = 30;

  /**
   * Returns the number of items to read: one more than the limit, so that {@link Page#of} detects
   * whether another page follows.
   */
  public int fetchLimit() {
    return limit + 1;
  }
}
