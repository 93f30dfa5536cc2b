package wxalbum.listalbum;

import java.sql.SQLException;
import wxalbum.album.Cursor.Listing;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.BulkRows;
import wxalbum.testkit.BulkRows.InsertedRows;
import wxalbum.testkit.PageBenchmark;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;

/** Measures listings of very different sizes. Exits with status 1 if a bound is missed. */
public final class OwnerListingBenchmark {
  private final TestCloud cloud = TestCloud.shared();
  private final BulkRows rows = new BulkRows(cloud.settings(), ListAlbumFixture.CLOCK);
  private final PageBenchmark benchmark = new PageBenchmark(ListAlbumFixture.newInstance(), rows);

  private OwnerListingBenchmark() throws SQLException {}

  /** Fills the database, measures, and prints a table. */
  public static void main(String[] args) throws SQLException {
    OwnerListingBenchmark benchmark = new OwnerListingBenchmark();
    benchmark.fill();
    System.exit(benchmark.benchmark.run() ? 0 : 1);
  }

  private void fill() throws SQLException {
    for (int count : new int[] {100, 10_000, 1_000_000}) {
      System.out.printf("writing %,d photos%n", count);
      AlbumFixture album = new AlbumFixture(cloud.settings());
      InsertedRows photos = rows.insertPhotos(album, count, false);
      benchmark.addListing(
          "photos by taken",
          Listing.PHOTOS_BY_TAKEN_AT,
          album,
          photos,
          photosRequest(album, "taken"));
      benchmark.addListing(
          "photos by added",
          Listing.PHOTOS_BY_ADDED_AT,
          album,
          photos,
          photosRequest(album, "added"));
    }
    for (int count : new int[] {100, 10_000}) {
      AlbumFixture album = new AlbumFixture(cloud.settings());
      InsertedRows trashed = rows.insertPhotos(album, count, true);
      benchmark.addListing(
          "trash", Listing.TRASH, album, trashed, authorizedRequest(album, ListAlbumFixture.TRASH));
      AlbumFixture owner = new AlbumFixture(cloud.settings());
      InsertedRows albums = rows.insertAlbums(owner.userId(), count);
      benchmark.addListing(
          "albums",
          Listing.ALBUMS,
          owner,
          albums,
          authorizedRequest(owner, ListAlbumFixture.ALBUMS));
    }
  }

  private TestRequest authorizedRequest(AlbumFixture owner, String route) {
    return TestRequest.to(route)
        .bearerToken(cloud.issueToken(owner.session(), ListAlbumFixture.CLOCK));
  }

  private TestRequest photosRequest(AlbumFixture owner, String order) {
    return authorizedRequest(owner, ListAlbumFixture.PHOTOS)
        .pathParam("albumId", owner.albumId())
        .queryParam("order", order);
  }
}
