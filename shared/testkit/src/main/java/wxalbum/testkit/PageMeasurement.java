package wxalbum.testkit;

import java.sql.SQLException;
import java.util.Arrays;

/** Repeated time measurements of one page of a listing and of its plain JDBC query. */
final class PageMeasurement {
  private final String name;
  private final int rowCount;
  private final byte[] event;
  private final JdbcBaselineQuery query;
  private final int minRows;
  private final long[] pageNanos;
  private final long[] queryNanos;

  /**
   * Creates a series for one page.
   *
   * @param name the name of the listing
   * @param rowCount the number of rows in the listing
   * @param event the event that requests the page
   * @param query the plain query of the same rows
   * @param minRows the smallest number of rows that the query must return
   * @param times the number of measurements
   */
  PageMeasurement(
      String name, int rowCount, byte[] event, JdbcBaselineQuery query, int minRows, int times) {
    this.name = name;
    this.rowCount = rowCount;
    this.event = event;
    this.query = query;
    this.minRows = minRows;
    this.pageNanos = new long[times];
    this.queryNanos = new long[times];
  }

  String name() {
    return name;
  }

  int rowCount() {
    return rowCount;
  }

  /**
   * Measures the page and the query once. Results of negative rounds are discarded as warm-up.
   *
   * @throws IllegalStateException if the query has too few rows or the function does not respond
   *     with status 200
   */
  void measure(FunctionInvoker function, int round) throws SQLException {
    long start = System.nanoTime();
    String response = function.invoke(event);
    long responded = System.nanoTime();
    int rows = query.fetchAll();
    long end = System.nanoTime();
    if (rows < minRows || !response.contains("\"statusCode\":200")) {
      throw new IllegalStateException(name + ": " + rows + " rows, response " + response);
    }
    if (round >= 0) {
      pageNanos[round] = responded - start;
      queryNanos[round] = end - responded;
    }
  }

  /** Returns the median time of the page in milliseconds. */
  double medianPageMillis() {
    return median(pageNanos);
  }

  /** Returns the median time of the plain query in milliseconds. */
  double medianQueryMillis() {
    return median(queryNanos);
  }

  private static double median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6;
  }
}
