package wxalbum.listalbum;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.listalbum.ManyRows.Rows;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.TestCloud;

/**
 * Measures pages of 100 at the beginning, in the middle and at the end of listings of very
 * different sizes, all in turn, each beside its bare query: the same rows by JDBC alone. What a
 * page costs must not depend on what else there is.
 */
public final class SizeBenchmark {
  private static final int PAGE = 100;
  private static final int WARM_UP = 300;
  private static final int ROUNDS = 200;

  private final TestCloud cloud = TestCloud.shared();
  private final FunctionDriver function = Reading.anotherInstance();
  private final ManyRows rows = ManyRows.shared();
  private final List<Series> all = new ArrayList<>();

  private SizeBenchmark() throws SQLException {}

  /** Fills the database, measures, and prints the table. */
  public static void main(String[] none) throws SQLException {
    SizeBenchmark benchmark = new SizeBenchmark();
    benchmark.fill();
    benchmark.measure();
    benchmark.print();
    System.exit(0);
  }

  private void fill() throws SQLException {
    for (int count : new int[] {100, 10_000, 1_000_000}) {
      System.out.printf("writing %,d photos%n", count);
      AlbumFixture album = new AlbumFixture(cloud.settings());
      Rows photos = rows.photos(album, count, false);
      for (String order : List.of("taken", "added")) {
        add("photos by " + order, album, photos, photosOf(album, order));
      }
    }
    for (int count : new int[] {100, 10_000}) {
      AlbumFixture album = new AlbumFixture(cloud.settings());
      Rows trashed = rows.photos(album, count, true);
      add("trash", album, trashed, of(album, Reading.TRASH));
      AlbumFixture owner = new AlbumFixture(cloud.settings());
      Rows albums = rows.albums(owner.user(), count);
      add("albums", owner, albums, of(owner, Reading.ALBUMS));
    }
    rows.analyze();
  }

  private void measure() throws SQLException {
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      for (Series series : all) {
        series.measure(function, round);
      }
    }
  }

  private void print() {
    System.out.printf(
        "%nPages of %d, medians of %d in turn, ms (of that the bare query)%n", PAGE, ROUNDS);
    System.out.printf("%-16s %10s %15s %15s %15s%n", "", "rows", "first", "middle", "last");
    for (int i = 0; i < all.size(); i += 3) {
      System.out.printf("%-16s %,10d", all.get(i).name, all.get(i).count);
      all.subList(i, i + 3)
          .forEach(
              one -> System.out.printf(Locale.ROOT, " %7.2f (%5.2f)", one.page(), one.query()));
      System.out.println();
    }
    all.stream().map(one -> one.name).distinct().forEach(this::printRatio);
    double own =
        all.stream()
            .filter(one -> one.name.startsWith("photos"))
            .mapToDouble(one -> one.page() - one.query())
            .max()
            .orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "our own part of a page of photos, 300 signed addresses: at most %.2f ms%n",
        own);
  }

  private void printRatio(String name) {
    List<Series> same = all.stream().filter(one -> one.name.equals(name)).toList();
    System.out.printf(
        Locale.ROOT,
        "%-16s largest to smallest listing %.2f%n",
        name,
        mean(same.subList(same.size() - 3, same.size())) / mean(same.subList(0, 3)));
  }

  private static double mean(List<Series> series) {
    return series.stream().mapToDouble(Series::page).average().orElseThrow();
  }

  private void add(String name, AlbumFixture of, Rows made, ApiRequest request)
      throws SQLException {
    Listing listing = listing(name);
    Cursor[] places = {
      made.before(listing, made.count() + 1),
      made.before(listing, made.count() / 2 + PAGE / 2 + 1),
      made.before(listing, PAGE + 1)
    };
    for (Cursor place : places) {
      byte[] event = request.query("limit", "" + PAGE).query("cursor", place.toString()).event();
      BareQuery query = new BareQuery(rows.connection(), listing, of, place, PAGE + 1);
      all.add(new Series(name, made.count(), event, query));
    }
  }

  private static Listing listing(String name) {
    return switch (name) {
      case "photos by taken" -> Listing.TAKEN;
      case "photos by added" -> Listing.ADDED;
      case "trash" -> Listing.TRASH;
      default -> Listing.ALBUMS;
    };
  }

  private ApiRequest of(AlbumFixture owner, String route) {
    return ApiRequest.to(route).token(cloud.token(owner.session(), Reading.CLOCK));
  }

  private ApiRequest photosOf(AlbumFixture owner, String order) {
    return of(owner, Reading.PHOTOS).path("albumId", owner.album()).query("order", order);
  }

  /** One page, asked again and again. */
  private static final class Series {
    private final String name;
    private final int count;
    private final byte[] event;
    private final BareQuery query;
    private final long[] pages = new long[ROUNDS];
    private final long[] queries = new long[ROUNDS];

    Series(String name, int count, byte[] event, BareQuery query) {
      this.name = name;
      this.count = count;
      this.event = event;
      this.query = query;
    }

    void measure(FunctionDriver function, int round) throws SQLException {
      long begun = System.nanoTime();
      String answer = function.invoke(event);
      long answered = System.nanoTime();
      int read = query.read();
      long ended = System.nanoTime();
      if (read < PAGE || !answer.contains("\"statusCode\":200")) {
        throw new IllegalStateException(name + ": " + read + " rows, " + answer);
      }
      if (round >= 0) {
        pages[round] = answered - begun;
        queries[round] = ended - answered;
      }
    }

    double page() {
      return median(pages);
    }

    double query() {
      return median(queries);
    }

    private static double median(long[] nanos) {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2] / 1e6;
    }
  }
}
