package wxalbum.share;

import java.sql.SQLException;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.Sha256;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.BulkRows;
import wxalbum.testkit.BulkRows.InsertedRows;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.PageBenchmark;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;

/**
 * Measures the listing of the shares of an album, and of the photos for a guest, at very different
 * sizes. Exits with status 1 if a bound is exceeded.
 */
public final class ShareListingBenchmark {
  private final TestCloud cloud = TestCloud.shared();
  private final MutableClock clock = new MutableClock();
  private final BulkRows rows = new BulkRows(cloud.settings(), clock);
  private final FunctionInvoker function =
      new FunctionInvoker(
          new ShareHandler(cloud.settings(), ShareHandler.openDatabase(cloud.settings()), clock));
  private final PageBenchmark pages = new PageBenchmark(function, rows);

  private ShareListingBenchmark() throws SQLException {}

  /** Fills the database, measures the listings, and prints the table. */
  public static void main(String[] args) throws SQLException {
    ShareListingBenchmark benchmark = new ShareListingBenchmark();
    benchmark.fill();
    System.exit(benchmark.pages.run() ? 0 : 1);
  }

  private void fill() throws SQLException {
    for (int count : new int[] {100, 10_000, 1_000_000}) {
      System.out.printf("writing %,d photos%n", count);
      AlbumFixture album = new AlbumFixture(cloud.settings());
      InsertedRows photos = rows.insertPhotos(album, count, false);
      pages.addListing(
          "photos of a share", Listing.SHARED_PHOTOS, album, photos, sharedPhotosRequest(album));
    }
    for (int count : new int[] {100, 10_000}) {
      AlbumFixture album = new AlbumFixture(cloud.settings());
      InsertedRows shares = rows.insertShares(album, count);
      pages.addListing(
          "shares",
          Listing.SHARES,
          album,
          shares,
          TestRequest.to(ShareFixture.LIST_SHARES)
              .bearerToken(cloud.issueToken(album.session(), clock))
              .pathParam("albumId", album.albumId()));
    }
  }

  /** Returns the request of a guest for the photos of an opened share. */
  private TestRequest sharedPhotosRequest(AlbumFixture album) {
    String token = "of-" + album.albumId().toString().substring(7);
    album.shares().insert(album.newShare(Sha256.hash(token), null));
    String view =
        function
            .call(TestRequest.to(ShareFixture.OPEN_SHARE).pathParam("token", token))
            .textAt("/viewToken");
    return TestRequest.to(ShareFixture.LIST_PHOTOS).pathParam("token", token).bearerToken(view);
  }
}
