package wxalbum.tests.authorization;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import wxalbum.album.Ids;
import wxalbum.album.UserId;
import wxalbum.testkit.TestCloud;

/** Locks of all photos, albums and shares of a user, as a long transaction would hold them. */
record RowLocks(Connection connection) implements AutoCloseable {
  private static final List<String> LOCKING_QUERIES =
      List.of(
          "select id from photos where uploader_id = ? for update",
          "select id from albums where owner_id = ? for update",
          """
          select shares.id
          from shares
          join albums on albums.id = shares.album_id
          where albums.owner_id = ?
          for update
          """);

  /** Locks the rows of a user. */
  static RowLocks ofUser(UserId user) {
    try {
      Connection connection = TestCloud.shared().database().connect();
      // With this isolation, rows that were read but do not match stay unlocked.
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      connection.setAutoCommit(false);
      for (String query : LOCKING_QUERIES) {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
          statement.setBytes(1, Ids.toBytes(user.value()));
          var _ = statement.execute();
        }
      }
      return new RowLocks(connection);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
