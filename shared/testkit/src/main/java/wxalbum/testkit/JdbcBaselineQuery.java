package wxalbum.testkit;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;

/** A page of a listing as a plain JDBC query, which is the baseline of the page benchmarks. */
final class JdbcBaselineQuery {
  private final PreparedStatement statement;

  /** Prepares the query of the page that follows a cursor. */
  JdbcBaselineQuery(
      Connection connection, Listing listing, AlbumFixture owner, Cursor after, int limit)
      throws SQLException {
    this.statement = connection.prepareStatement(toSql(listing, owner, limit));
    int index = 1;
    if (listing != Listing.PHOTOS_BY_ADDED_AT && listing != Listing.SHARES) {
      statement.setObject(index++, after.at());
      statement.setObject(index++, after.at());
    }
    statement.setBytes(index, toBytes(after.id()));
  }

  /** Reads every column of every row, and returns the number of rows. */
  int fetchAll() throws SQLException {
    int rows = 0;
    try (ResultSet result = statement.executeQuery()) {
      int columns = result.getMetaData().getColumnCount();
      for (; result.next(); rows++) {
        for (int column = 1; column <= columns; column++) {
          var _ = result.getObject(column);
        }
      }
    }
    return rows;
  }

  private static String toSql(Listing listing, AlbumFixture owner, int limit) {
    UUID album = owner.albumId().value();
    UUID user = owner.userId().value();
    String where =
        switch (listing) {
          case PHOTOS_BY_TAKEN_AT ->
              "photos where album_id = %s and is_live = 1" + beforeCursor("taken_utc");
          case PHOTOS_BY_ADDED_AT ->
              "photos force index (photos_by_added) where album_id = %s and is_live = 1"
                  + " and id < ? order by id desc";
          case TRASH ->
              "photos where uploader_id = %s and is_live = 0" + beforeCursor("deleted_at");
          case ALBUMS -> "albums where owner_id = %s and is_live = 1" + beforeCursor("updated_at");
          case SHARED_PHOTOS ->
              "photos where album_id = %s and is_visible = 1" + beforeCursor("taken_utc");
          case SHARES ->
              "shares force index (shares_by_album) where album_id = %s"
                  + " and id < ? order by id desc";
        };
    UUID parent = listing == Listing.TRASH || listing == Listing.ALBUMS ? user : album;
    return "select * from " + where.formatted(BulkRows.binaryLiteral(parent)) + " limit " + limit;
  }

  private static String beforeCursor(String timestamp) {
    return " and %1$s <= ? and (%1$s < ? or id < ?) order by %1$s desc, id desc"
        .formatted(timestamp);
  }

  private static byte[] toBytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
