package wxalbum.testing;

import java.sql.SQLException;
import java.util.Arrays;

/** One page of a listing, asked again and again beside its bare query. */
final class PageSeries {
  private final String name;
  private final int count;
  private final byte[] event;
  private final BareQuery query;
  private final int atLeast;
  private final long[] pages;
  private final long[] queries;

  /**
   * A page that is asked so many times.
   *
   * @param name of the listing
   * @param count of all its rows
   * @param atLeast how many rows the page has
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

  /** Asks once; a negative round warms up. */
  void measure(FunctionDriver function, int round) throws SQLException {
    long begun = System.nanoTime();
    String answer = function.invoke(event);
    long answered = System.nanoTime();
    int read = query.read();
    long ended = System.nanoTime();
    if (read < atLeast || !answer.contains("\"statusCode\":200")) {
      throw new IllegalStateException(name + ": " + read + " rows, " + answer);
    }
    if (round >= 0) {
      pages[round] = answered - begun;
      queries[round] = ended - answered;
    }
  }

  /** The median of the page in milliseconds. */
  double page() {
    return median(pages);
  }

  /** The median of the bare query in milliseconds. */
  double query() {
    return median(queries);
  }

  private static double median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6;
  }
}
