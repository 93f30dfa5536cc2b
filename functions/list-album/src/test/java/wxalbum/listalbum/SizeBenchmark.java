package wxalbum.listalbum;

import java.sql.SQLException;
import wxalbum.album.Cursor.Listing;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ManyRows;
import wxalbum.testing.ManyRows.Rows;
import wxalbum.testing.PageBenchmark;
import wxalbum.testing.TestCloud;

/** Measures listings of very different sizes. Exits with status 1 if a bound is missed. */
public final class SizeBenchmark {
  private final TestCloud cloud = TestCloud.shared();
  private final ManyRows rows = new ManyRows(cloud.settings(), Reading.CLOCK);
  private final PageBenchmark pages = new PageBenchmark(Reading.anotherInstance(), rows);

  private SizeBenchmark() throws SQLException {}

  /** Fills the database, measures, and prints a table. */
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
      pages.add("photos by taken", Listing.TAKEN, album, photos, photosOf(album, "taken"));
      pages.add("photos by added", Listing.ADDED, album, photos, photosOf(album, "added"));
    }
    for (int count : new int[] {100, 10_000}) {
      AlbumFixture album = new AlbumFixture(cloud.settings());
      Rows trashed = rows.photos(album, count, true);
      pages.add("trash", Listing.TRASH, album, trashed, of(album, Reading.TRASH));
      AlbumFixture owner = new AlbumFixture(cloud.settings());
      Rows albums = rows.albums(owner.user(), count);
      pages.add("albums", Listing.ALBUMS, owner, albums, of(owner, Reading.ALBUMS));
    }
  }

  private ApiRequest of(AlbumFixture owner, String route) {
    return ApiRequest.to(route).token(cloud.token(owner.session(), Reading.CLOCK));
  }

  private ApiRequest photosOf(AlbumFixture owner, String order) {
    return of(owner, Reading.PHOTOS).path("albumId", owner.album()).query("order", order);
  }
}
