package wxalbum.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import wxalbum.album.AlbumId;
import wxalbum.album.PhotoId;
import wxalbum.settings.Settings;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.BulkRows;
import wxalbum.testkit.BulkRows.InsertedRows;
import wxalbum.testkit.QueryPlan;
import wxalbum.testkit.TestCloud;

/** A schema with photos and shares of one album, among them a few of another user. */
final class LockedTables {
  /** Number of photos, and of shares, of the other user. */
  static final int ROWS_OF_OTHER = 5;

  private static final int MAX_SHARES = 600;

  private final Settings settings;
  private final int rowCount;
  private final AlbumFixture owner;
  private final InsertedRows photos;
  private final InsertedRows photosOfOther;
  private final InsertedRows sharesOfOther;

  private LockedTables(Settings settings, int rowCount) throws SQLException {
    this.settings = settings;
    this.rowCount = rowCount;
    this.owner = new AlbumFixture(settings);
    AlbumFixture other = new AlbumFixture(settings);
    BulkRows rows = new BulkRows(settings, Clock.systemUTC());
    this.photos = rows.insertPhotos(owner, rowCount - ROWS_OF_OTHER, false);
    this.photosOfOther = rows.insertPhotos(other, ROWS_OF_OTHER, false);
    var _ = rows.insertShares(owner, shareCount() - ROWS_OF_OTHER);
    this.sharesOfOther = rows.insertShares(other, ROWS_OF_OTHER);
    rows.updateStatistics();
    other.database().close();
  }

  /** Creates tables with this number of photos, and as many shares if they are not too many. */
  static LockedTables ofSize(int rowCount) throws SQLException {
    return new LockedTables(TestCloud.shared().createSchema(), rowCount);
  }

  /** Returns the number of photos. */
  int rowCount() {
    return rowCount;
  }

  /** Returns the number of shares. */
  int shareCount() {
    return Math.min(rowCount, MAX_SHARES);
  }

  /** Returns the owner of most rows. */
  AlbumFixture owner() {
    return owner;
  }

  AlbumId albumId() {
    return owner.albumId();
  }

  /** Returns ids of photos of the album. */
  List<PhotoId> photoIds(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(number -> new PhotoId(new UUID(photos.idPrefix(), number)))
        .toList();
  }

  /** Explains and runs a statement. */
  QueryPlan measure(Class<?> repository, String name, Map<String, ?> parameters) {
    return QueryPlan.measure(TestCloud.database(settings), repository, name, parameters);
  }

  /** Locks a photo and a share of the other user until the connection is closed. */
  Connection lockRowsOfOther() throws SQLException {
    Connection connection = TestCloud.database(settings).connect();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      lockFirst(statement, "photos", photosOfOther);
      lockFirst(statement, "shares", sharesOfOther);
    }
    return connection;
  }

  private static void lockFirst(Statement statement, String table, InsertedRows rows)
      throws SQLException {
    var _ =
        statement.execute(
            "select id from %s where id = x'%016x%016x' for update"
                .formatted(table, rows.idPrefix(), 1));
  }

  void close() {
    owner.database().close();
  }

  @Override
  public String toString() {
    return rowCount + " rows";
  }
}
