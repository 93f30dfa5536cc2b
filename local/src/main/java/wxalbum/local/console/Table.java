package wxalbum.local.console;

import java.util.List;

/**
 * The result of a saved query.
 *
 * @param rows each with a value per column: a number, a text or an instant; an absent value is an
 *     empty text
 */
record Table(List<String> columns, List<List<Object>> rows) {
  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
