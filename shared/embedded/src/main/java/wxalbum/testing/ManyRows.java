package wxalbum.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.UserId;
import wxalbum.embedded.DatabaseAddress;
import wxalbum.settings.Settings;

/**
 * Inserts up to a million photos, albums or shares with a single statement. Row {@code n}, counted
 * from 1, has a timestamp {@code n} seconds after a start 20 days ago. The ids sort in the same
 * order as the timestamps. Photos are either ready or in the trash.
 */
public final class ManyRows {
  /** A subquery for the numbers from 1 to at most 1,000,000, portable across SQL servers. */
  private static final String NUMBERS =
      """
      (select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d as n
       from digits a, digits b, digits c, digits e, digits f, digits g) numbers
      where n <= %d
      """;

  private final Connection connection;
  private final LocalDateTime begin;
  private long made;

  /** Connects to the database of the settings. The rows start 20 days before the clock. */
  public ManyRows(Settings settings, Clock clock) throws SQLException {
    this.begin =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
            .minusDays(20)
            .truncatedTo(ChronoUnit.SECONDS);
    this.connection = DatabaseAddress.of(settings).connect();
    run("create temporary table one_digit (d int primary key)");
    run("insert into one_digit values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
    run("create table if not exists digits as select d from one_digit");
  }

  /** Returns the connection that inserts the rows. */
  Connection connection() {
    return connection;
  }

  /** Inserts photos into an album. If trashed, the deletion time equals the capture time. */
  public Rows photos(AlbumFixture album, int count, boolean trashed) throws SQLException {
    long prefix = nextPrefix();
    String moment = moment();
    run(
        """
        insert into photos (id, album_id, uploader_id, status, content_type, bytes, etag, width, height,
          thumb_hash, taken_at, taken_source, created_at, deleted_at)
        select %s, %s, %s, 'ready', 'image/jpeg', 3000000, 'etag', 4032, 3024,
          '1QcSHQRnh493V4dIh4eXh1h4kJUI', %s, 'exif', %s, %s
        from %s
        """
            .formatted(
                id(prefix),
                binary(album.album().value()),
                binary(album.user().value()),
                moment,
                moment,
                trashed ? moment : "null",
                NUMBERS.formatted(count)));
    return new Rows(prefix, count, begin);
  }

  /** Inserts albums of a user. */
  public Rows albums(UserId owner, int count) throws SQLException {
    long prefix = nextPrefix();
    run(
        """
        insert into albums (id, owner_id, title, photo_count, created_at, changed_at)
        select %s, %s, concat('album ', n), 0, %s, %s
        from %s
        """
            .formatted(
                id(prefix), binary(owner.value()), moment(), moment(), NUMBERS.formatted(count)));
    return new Rows(prefix, count, begin);
  }

  /** Inserts shares of an album. */
  public Rows shares(AlbumFixture album, int count) throws SQLException {
    long prefix = nextPrefix();
    run(
        """
        insert into shares (id, album_id, token_hash, label, created_at)
        select %1$s, %2$s, unhex(sha2(hex(%1$s), 256)), concat('share ', n), %3$s
        from %4$s
        """
            .formatted(
                id(prefix), binary(album.album().value()), moment(), NUMBERS.formatted(count)));
    return new Rows(prefix, count, begin);
  }

  /** Updates the index statistics of the server. */
  public void analyze() throws SQLException {
    run("analyze table photos, albums, shares");
  }

  /**
   * The rows of one statement.
   *
   * @param prefix the most significant 64 bits of all ids
   * @param count the number of rows
   * @param begin the timestamp of row 0, which does not exist
   */
  public record Rows(long prefix, int count, LocalDateTime begin) {
    /** Returns the cursor at a row number. The page after it starts with the next lower row. */
    Cursor before(Listing listing, int row) {
      boolean byId = listing == Listing.ADDED || listing == Listing.SHARES;
      LocalDateTime at = byId ? LocalDateTime.of(1970, 1, 1, 0, 0) : begin.plusSeconds(row);
      return new Cursor(listing, at, new UUID(prefix, row));
    }
  }

  /**
   * Returns the upper 64 bits of version 7 UUIDs (RFC 9562) with the current time. The prefix is
   * unique in this process, so the ids of one statement sort next to each other.
   */
  private long nextPrefix() {
    return System.currentTimeMillis() << 16 | 0x7000 | ++made;
  }

  private String moment() {
    return "timestampadd(second, n, '" + begin.toString().replace('T', ' ') + "')";
  }

  private static String id(long prefix) {
    return "unhex(concat('%016x', lpad(hex(n), 16, '0')))".formatted(prefix);
  }

  static String binary(UUID id) {
    return "unhex('" + id.toString().replace("-", "") + "')";
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
