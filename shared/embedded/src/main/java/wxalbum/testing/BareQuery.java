package wxalbum.testing;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;

/** The rows of a page by JDBC alone: what a listing costs without us. */
final class BareQuery {
  private final PreparedStatement statement;

  /** The page after a place. */
  BareQuery(Connection connection, Listing listing, AlbumFixture of, Cursor place, int limit)
      throws SQLException {
    this.statement = connection.prepareStatement(sql(listing, of, limit));
    int next = 1;
    if (listing != Listing.ADDED && listing != Listing.SHARES) {
      statement.setObject(next++, place.at());
      statement.setObject(next++, place.at());
    }
    statement.setBytes(next, bytes(place.id()));
  }

  /** Reads all of it, and says how many rows it had. */
  int read() throws SQLException {
    int read = 0;
    try (ResultSet result = statement.executeQuery()) {
      int columns = result.getMetaData().getColumnCount();
      for (; result.next(); read++) {
        for (int column = 1; column <= columns; column++) {
          var _ = result.getObject(column);
        }
      }
    }
    return read;
  }

  private static String sql(Listing listing, AlbumFixture of, int limit) {
    UUID album = of.album().value();
    UUID user = of.user().value();
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
    UUID whose = listing == Listing.TRASH || listing == Listing.ALBUMS ? user : album;
    return "select * from " + where.formatted(ManyRows.binary(whose)) + " limit " + limit;
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
