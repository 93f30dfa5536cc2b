package wxalbum.testkit;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables whose rows one transaction has locked, in the order of {@link
 * wxalbum.album.Transactions}. A later statement on a locked table counts as a write of rows that
 * are locked already, unless it is a locking read. Inserted rows are new, so nothing waits for
 * them.
 */
final class LockOrder {
  private static final List<String> TABLES = List.of("photos", "albums", "shares", "users");
  private static final Pattern LOCKING_READ =
      Pattern.compile("^select\\b.*? from (\\w+)\\b.* for update( skip locked)?$");
  private static final Pattern WRITE = Pattern.compile("^(?:update|delete from) (\\w+)\\b.*");

  private final Set<String> locked = new HashSet<>();

  /**
   * Records the locks of a statement.
   *
   * @throws IllegalStateException if the statement locks a table after a later one of the order
   */
  void check(String sql) {
    String text =
        sql.replaceAll("--[^\\n]*|/\\*.*?\\*/", " ")
            .replaceAll("\\s+", " ")
            .strip()
            .toLowerCase(Locale.ROOT);
    Matcher read = LOCKING_READ.matcher(text);
    Matcher write = WRITE.matcher(text);
    if (read.matches()) {
      lock(read.group(1), text);
    } else if (write.matches() && !locked.contains(write.group(1))) {
      lock(write.group(1), text);
    }
  }

  private void lock(String table, String sql) {
    int position = TABLES.indexOf(table);
    if (position < 0) {
      return;
    }
    for (String later : TABLES.subList(position + 1, TABLES.size())) {
      if (locked.contains(later)) {
        throw new IllegalStateException(
            "locks rows of " + table + " after rows of " + later + ": " + sql);
      }
    }
    locked.add(table);
  }

  /** Forgets the locks, because the transaction has ended. */
  void reset() {
    locked.clear();
  }
}
