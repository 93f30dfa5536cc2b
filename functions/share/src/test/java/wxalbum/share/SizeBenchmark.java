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
 * Measures the listing of the shares of an album, and of the photos for a guest, at very different
 * sizes. Exits with status 1 if a bound is exceeded.
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

  /** Fills the database, measures the listings, and prints the table. */
  public static void main(String[] args) throws SQLException {
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

  /** Returns the request of a guest for the photos of an opened share. */
  private ApiRequest opened(AlbumFixture album) {
    String token = "of-" + album.album().toString().substring(7);
    album.shares().add(album.newShare(Sha256.of(token), null));
    String view =
        function.call(ApiRequest.to(Gallery.OPEN).path("token", token)).text("/viewToken");
    return ApiRequest.to(Gallery.PHOTOS).path("token", token).token(view);
  }
}
