package wxalbum.local.console;

import java.util.List;

/**
 * What a saved query answers.
 *
 * @param rows each with a value for each column: a number, a text, a moment, or an empty text
 */
record Table(List<String> columns, List<List<Object>> rows) {
  Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
