package wxalbum.album;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param nextCursor cursor of the next page, or null on the last page
 */
public record Page<T>(List<T> items, @Nullable Cursor nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * Creates a page from the result of a query that reads one item more than the page holds. The
   * extra item is dropped; it shows only that a next page exists.
   *
   * @param itemsPlusOne at most {@code limit + 1} items
   * @param cursor returns the cursor of an item
   */
  public static <T> Page<T> of(List<T> itemsPlusOne, int limit, Function<T, Cursor> cursor) {
    if (itemsPlusOne.size() <= limit) {
      return new Page<>(itemsPlusOne, null);
    }
    List<T> items = itemsPlusOne.subList(0, limit);
    return new Page<>(items, cursor.apply(items.getLast()));
  }

  /** Returns this page with each item converted. */
  public <R> Page<R> map(Function<T, R> mapper) {
    return new Page<>(items.stream().map(mapper).toList(), nextCursor);
  }
}
