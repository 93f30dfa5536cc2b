package wxalbum.console.queries;

import java.util.List;

/**
 * The result of a saved query.
 *
 * @param rows each with a value per column: a number, a text or an instant; an absent value is an
 *     empty text
 */
record ResultTable(List<String> columns, List<List<Object>> rows) {
  ResultTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
