package wxalbum.testkit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.testkit.BulkRows.InsertedRows;

/**
 * Measures pages of 100 items at the start, in the middle and at the end of listings of very
 * different sizes. Pages are measured in turn, together with a plain JDBC query of the same rows.
 * The cost of a page must not depend on the size of the listing.
 */
public final class PageBenchmark {
  private static final int PAGE_SIZE = 100;
  private static final int WARM_UP_ROUNDS = 300;
  private static final int MEASURED_ROUNDS = 200;

  /** The largest ratio between the page times of the largest and the smallest listing. */
  private static final double MAX_RATIO = 1.1;

  /** The largest time that a page of photos, with 300 presigned URLs, may add to its query. */
  private static final double MAX_OVERHEAD_MILLIS = 5;

  private final FunctionInvoker function;
  private final BulkRows rows;
  private final List<PageMeasurement> measurements = new ArrayList<>();
  private boolean withinBounds = true;

  /** Creates a benchmark of a function that lists these rows. */
  public PageBenchmark(FunctionInvoker function, BulkRows rows) {
    this.function = function;
    this.rows = rows;
  }

  /**
   * Adds a listing. Add listings of the same name in ascending order of size.
   *
   * @param name the name of the listing; must start with {@code photos} if its items have presigned
   *     URLs
   */
  public void addListing(
      String name, Listing listing, AlbumFixture owner, InsertedRows inserted, TestRequest request)
      throws SQLException {
    Cursor[] cursors = {
      inserted.cursorAt(listing, inserted.count() + 1),
      inserted.cursorAt(listing, inserted.count() / 2 + PAGE_SIZE / 2 + 1),
      inserted.cursorAt(listing, PAGE_SIZE + 1)
    };
    for (Cursor cursor : cursors) {
      byte[] event =
          request
              .queryParam("limit", "" + PAGE_SIZE)
              .queryParam("cursor", cursor.toString())
              .toEvent();
      JdbcBaselineQuery query =
          new JdbcBaselineQuery(rows.connection(), listing, owner, cursor, PAGE_SIZE + 1);
      measurements.add(
          new PageMeasurement(name, inserted.count(), event, query, PAGE_SIZE, MEASURED_ROUNDS));
    }
  }

  /** Measures, prints a table, and returns true if all results are within their bounds. */
  public boolean run() throws SQLException {
    rows.updateStatistics();
    for (int round = -WARM_UP_ROUNDS; round < MEASURED_ROUNDS; round++) {
      for (PageMeasurement series : measurements) {
        series.measure(function, round);
      }
    }
    printTable();
    measurements.stream().map(PageMeasurement::name).distinct().forEach(this::checkRatio);
    checkOverhead();
    return withinBounds;
  }

  private void printTable() {
    System.out.printf(
        "%nPages of %d items, medians of %d runs, ms (plain query in parentheses)%n",
        PAGE_SIZE, MEASURED_ROUNDS);
    System.out.printf("%-18s %10s %15s %15s %15s%n", "", "rows", "first", "middle", "last");
    for (int i = 0; i < measurements.size(); i += 3) {
      System.out.printf("%-18s %,10d", measurements.get(i).name(), measurements.get(i).rowCount());
      measurements
          .subList(i, i + 3)
          .forEach(
              page ->
                  System.out.printf(
                      Locale.ROOT,
                      " %7.2f (%5.2f)",
                      page.medianPageMillis(),
                      page.medianQueryMillis()));
      System.out.println();
    }
  }

  private void checkRatio(String name) {
    List<PageMeasurement> same =
        measurements.stream().filter(page -> page.name().equals(name)).toList();
    double ratio = mean(same.subList(same.size() - 3, same.size())) / mean(same.subList(0, 3));
    checkBound(name + ", ratio of largest to smallest listing", ratio, MAX_RATIO);
  }

  private void checkOverhead() {
    double overhead =
        measurements.stream()
            .filter(page -> page.name().startsWith("photos"))
            .mapToDouble(page -> page.medianPageMillis() - page.medianQueryMillis())
            .max()
            .orElseThrow();
    checkBound(
        "overhead of a page of photos with 300 presigned URLs, ms", overhead, MAX_OVERHEAD_MILLIS);
  }

  private void checkBound(String label, double value, double max) {
    withinBounds &= value <= max;
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f (at most %.2f)%s%n",
        label,
        value,
        max,
        value <= max ? "" : " MISSED");
  }

  private static double mean(List<PageMeasurement> series) {
    return series.stream().mapToDouble(PageMeasurement::medianPageMillis).average().orElseThrow();
  }
}
