package wxalbum.testing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.testing.ManyRows.Rows;

/**
 * Measures pages of 100 at the beginning, in the middle and at the end of listings of very
 * different sizes, all in turn, each beside its bare query: the same rows by JDBC alone. What a
 * page costs must not depend on what else there is.
 */
public final class PageBenchmark {
  private static final int PAGE = 100;
  private static final int WARM_UP = 300;
  private static final int ROUNDS = 200;

  /** What a page of the largest listing may take of the time of one of the smallest. */
  private static final double MOST_RATIO = 1.1;

  /** What a page of photos, with 300 signed addresses, may take beside its query. */
  private static final double MOST_OWN_MILLIS = 5;

  private final FunctionDriver function;
  private final ManyRows rows;
  private final List<PageSeries> all = new ArrayList<>();
  private boolean held = true;

  /** Measures a function that lists these rows. */
  public PageBenchmark(FunctionDriver function, ManyRows rows) {
    this.function = function;
    this.rows = rows;
  }

  /**
   * Adds a listing; those of one name come by their size.
   *
   * @param name what it lists; it begins with {@code photos} where its items have addresses
   */
  public void add(String name, Listing listing, AlbumFixture of, Rows made, ApiRequest request)
      throws SQLException {
    Cursor[] places = {
      made.before(listing, made.count() + 1),
      made.before(listing, made.count() / 2 + PAGE / 2 + 1),
      made.before(listing, PAGE + 1)
    };
    for (Cursor place : places) {
      byte[] event = request.query("limit", "" + PAGE).query("cursor", place.toString()).event();
      BareQuery query = new BareQuery(rows.connection(), listing, of, place, PAGE + 1);
      all.add(new PageSeries(name, made.count(), event, query, PAGE, ROUNDS));
    }
  }

  /** Measures, prints the table, and says whether every bound was held. */
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
        "%nPages of %d, medians of %d in turn, ms (of that the bare query)%n", PAGE, ROUNDS);
    System.out.printf("%-18s %10s %15s %15s %15s%n", "", "rows", "first", "middle", "last");
    for (int i = 0; i < all.size(); i += 3) {
      System.out.printf("%-18s %,10d", all.get(i).name(), all.get(i).count());
      all.subList(i, i + 3)
          .forEach(
              one -> System.out.printf(Locale.ROOT, " %7.2f (%5.2f)", one.page(), one.query()));
      System.out.println();
    }
  }

  private void judgeRatio(String name) {
    List<PageSeries> same = all.stream().filter(one -> one.name().equals(name)).toList();
    double ratio = mean(same.subList(same.size() - 3, same.size())) / mean(same.subList(0, 3));
    judge(name + ", largest to smallest listing", ratio, MOST_RATIO);
  }

  private void judgeOwnPart() {
    double own =
        all.stream()
            .filter(one -> one.name().startsWith("photos"))
            .mapToDouble(one -> one.page() - one.query())
            .max()
            .orElseThrow();
    judge("our own part of a page of photos, 300 signed addresses, ms", own, MOST_OWN_MILLIS);
  }

  private void judge(String what, double value, double most) {
    held &= value <= most;
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f (at most %.2f)%s%n",
        what,
        value,
        most,
        value <= most ? "" : " MISSED");
  }

  private static double mean(List<PageSeries> series) {
    return series.stream().mapToDouble(PageSeries::page).average().orElseThrow();
  }
}
