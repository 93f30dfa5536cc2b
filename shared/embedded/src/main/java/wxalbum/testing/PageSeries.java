package wxalbum.testing;

import java.sql.SQLException;
import java.util.Arrays;

/** Repeated time measurements of one page of a listing and of its plain JDBC query. */
final class PageSeries {
  private final String name;
  private final int count;
  private final byte[] event;
  private final BareQuery query;
  private final int atLeast;
  private final long[] pages;
  private final long[] queries;

  /**
   * Creates a series for one page.
   *
   * @param name the name of the listing
   * @param count the number of rows in the listing
   * @param event the event that requests the page
   * @param query the plain query of the same rows
   * @param atLeast the smallest number of rows that the query must return
   * @param times the number of measurements
   */
  PageSeries(String name, int count, byte[] event, BareQuery query, int atLeast, int times) {
    this.name = name;
    this.count = count;
    this.event = event;
    this.query = query;
    this.atLeast = atLeast;
    this.pages = new long[times];
    this.queries = new long[times];
  }

  String name() {
    return name;
  }

  int count() {
    return count;
  }

  /**
   * Measures the page and the query once. Results of negative rounds are discarded as warm-up.
   *
   * @throws IllegalStateException if the query has too few rows or the function does not respond
   *     with status 200
   */
  void measure(FunctionDriver function, int round) throws SQLException {
    long start = System.nanoTime();
    String response = function.invoke(event);
    long responded = System.nanoTime();
    int rows = query.read();
    long end = System.nanoTime();
    if (rows < atLeast || !response.contains("\"statusCode\":200")) {
      throw new IllegalStateException(name + ": " + rows + " rows, response " + response);
    }
    if (round >= 0) {
      pages[round] = responded - start;
      queries[round] = end - responded;
    }
  }

  /** Returns the median time of the page in milliseconds. */
  double page() {
    return median(pages);
  }

  /** Returns the median time of the plain query in milliseconds. */
  double query() {
    return median(queries);
  }

  private static double median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6;
  }
}
