package wxalbum.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.testing.ManyRows.Rows;

/**
 * Measures pages of 100 items at the start, in the middle and at the end of listings of very
 * different sizes. Pages are measured in turn, together with a plain JDBC query of the same rows.
 * The cost of a page must not depend on the size of the listing.
 */
public final class PageBenchmark {
  private static final int PAGE = 100;
  private static final int WARM_UP = 300;
  private static final int ROUNDS = 200;

  /** The largest ratio between the page times of the largest and the smallest listing. */
  private static final double MOST_RATIO = 1.1;

  /** The largest time that a page of photos, with 300 presigned URLs, may add to its query. */
  private static final double MOST_OWN_MILLIS = 5;

  private final FunctionDriver function;
  private final ManyRows rows;
  private final List<PageSeries> all = new ArrayList<>();
  private boolean held = true;

  /** Creates a benchmark of a function that lists these rows. */
  public PageBenchmark(FunctionDriver function, ManyRows rows) {
    this.function = function;
    this.rows = rows;
  }

  /**
   * Adds a listing. Add listings of the same name in ascending order of size.
   *
   * @param name the name of the listing; must start with {@code photos} if its items have presigned
   *     URLs
   */
  public void add(
      String name, Listing listing, AlbumFixture owner, Rows inserted, ApiRequest request)
      throws SQLException {
    Cursor[] cursors = {
      inserted.before(listing, inserted.count() + 1),
      inserted.before(listing, inserted.count() / 2 + PAGE / 2 + 1),
      inserted.before(listing, PAGE + 1)
    };
    for (Cursor cursor : cursors) {
      byte[] event = request.query("limit", "" + PAGE).query("cursor", cursor.toString()).event();
      BareQuery query = new BareQuery(rows.connection(), listing, owner, cursor, PAGE + 1);
      all.add(new PageSeries(name, inserted.count(), event, query, PAGE, ROUNDS));
    }
  }

  /** Measures, prints a table, and returns true if all results are within their bounds. */
  public boolean run() throws SQLException {
    rows.analyze();
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (PageSeries series : all) {
        series.measure(function, round);
      }
    }
    printPages();
    all.stream().map(PageSeries::name).distinct().forEach(this::judgeRatio);
    judgeOwnPart();
    return held;
  }

  private void printPages() {
    System.out.printf(
        "%nPages of %d items, medians of %d runs, ms (plain query in parentheses)%n", PAGE, ROUNDS);
    System.out.printf("%-18s %10s %15s %15s %15s%n", "", "rows", "first", "middle", "last");
    for (int i = 0; i < all.size(); i += 3) {
      System.out.printf("%-18s %,10d", all.get(i).name(), all.get(i).count());
      all.subList(i, i + 3)
          .forEach(
              page -> System.out.printf(Locale.ROOT, " %7.2f (%5.2f)", page.page(), page.query()));
      System.out.println();
    }
  }

  private void judgeRatio(String name) {
    List<PageSeries> same = all.stream().filter(page -> page.name().equals(name)).toList();
    double ratio = mean(same.subList(same.size() - 3, same.size())) / mean(same.subList(0, 3));
    judge(name + ", ratio of largest to smallest listing", ratio, MOST_RATIO);
  }

  private void judgeOwnPart() {
    double overhead =
        all.stream()
            .filter(page -> page.name().startsWith("photos"))
            .mapToDouble(page -> page.page() - page.query())
            .max()
            .orElseThrow();
    judge("overhead of a page of photos with 300 presigned URLs, ms", overhead, MOST_OWN_MILLIS);
  }

  private void judge(String label, double value, double max) {
    held &= value <= max;
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f (at most %.2f)%s%n",
        label,
        value,
        max,
        value <= max ? "" : " MISSED");
  }

  private static double mean(List<PageSeries> series) {
    return series.stream().mapToDouble(PageSeries::page).average().orElseThrow();
  }
}
