package wxalbum.testing;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;

/** A page of a listing as a plain JDBC query, which is the baseline of the page benchmarks. */
final class BareQuery {
  private final PreparedStatement statement;

  /** Prepares the query of the page that follows a cursor. */
  BareQuery(Connection connection, Listing listing, AlbumFixture owner, Cursor after, int limit)
      throws SQLException {
    this.statement = connection.prepareStatement(sql(listing, owner, limit));
    int index = 1;
    if (listing != Listing.ADDED && listing != Listing.SHARES) {
      statement.setObject(index++, after.at());
      statement.setObject(index++, after.at());
    }
    statement.setBytes(index, bytes(after.id()));
  }

  /** Reads every column of every row, and returns the number of rows. */
  int read() throws SQLException {
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

  private static String sql(Listing listing, AlbumFixture owner, int limit) {
    UUID album = owner.album().value();
    UUID user = owner.user().value();
    String where =
        switch (listing) {
          case TAKEN -> "photos where album_id = %s and live = 1" + before("taken_at");
          case ADDED ->
              "photos force index (photos_by_added) where album_id = %s and live = 1"
                  + " and id < ? order by id desc";
          case TRASH -> "photos where uploader_id = %s and live = 0" + before("deleted_at");
          case ALBUMS -> "albums where owner_id = %s and live = 1" + before("changed_at");
          case SHARED -> "photos where album_id = %s and shown = 1" + before("taken_at");
          case SHARES ->
              "shares force index (shares_by_album) where album_id = %s"
                  + " and id < ? order by id desc";
        };
    UUID parent = listing == Listing.TRASH || listing == Listing.ALBUMS ? user : album;
    return "select * from " + where.formatted(ManyRows.binary(parent)) + " limit " + limit;
  }

  private static String before(String moment) {
    return " and %1$s <= ? and (%1$s < ? or id < ?) order by %1$s desc, id desc".formatted(moment);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
