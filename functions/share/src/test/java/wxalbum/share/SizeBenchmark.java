package wxalbum.share;

import java.sql.SQLException;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Sha256;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.ManyRows;
import wxalbum.testing.ManyRows.Rows;
import wxalbum.testing.MovableClock;
import wxalbum.testing.PageBenchmark;
import wxalbum.testing.TestCloud;

/**
 * Measures the listing of an album's shares and that of a guest's photos at very different sizes;
 * ends with 1 where a bound is missed.
 */
public final class SizeBenchmark {
  private final TestCloud cloud = TestCloud.shared();
  private final MovableClock clock = new MovableClock();
  private final ManyRows rows = new ManyRows(cloud.settings(), clock);
  private final FunctionDriver function =
      new FunctionDriver(
          new ShareHandler(cloud.settings(), ShareHandler.database(cloud.settings()), clock));
  private final PageBenchmark pages = new PageBenchmark(function, rows);

  private SizeBenchmark() throws SQLException {}

  /** Fills the database, measures, and prints the table. */
  public static void main(String[] none) throws SQLException {
    SizeBenchmark benchmark = new SizeBenchmark();
    benchmark.fill();
    System.exit(benchmark.pages.run() ? 0 : 1);
  }

  private void fill() throws SQLException {
    for (int count : new int[] {100, 10_000, 1_000_000}) {
      System.out.printf("writing %,d photos%n", count);
      AlbumFixture album = new AlbumFixture(cloud.settings());
      Rows photos = rows.photos(album, count, false);
      pages.add("photos of a share", Listing.SHARED, album, photos, opened(album));
    }
    for (int count : new int[] {100, 10_000}) {
      AlbumFixture album = new AlbumFixture(cloud.settings());
      Rows shares = rows.shares(album, count);
      pages.add(
          "shares",
          Listing.SHARES,
          album,
          shares,
          ApiRequest.to(Gallery.LIST)
              .token(cloud.token(album.session(), clock))
              .path("albumId", album.album()));
    }
  }

  /** A guest's request for the photos of a share that he has opened. */
  private ApiRequest opened(AlbumFixture album) {
    String token = "of-" + album.album().toString().substring(7);
    album.shares().add(album.newShare(Sha256.of(token), null));
    String view =
        function.call(ApiRequest.to(Gallery.OPEN).path("token", token)).text("/viewToken");
    return ApiRequest.to(Gallery.PHOTOS).path("token", token).token(view);
  }
}
