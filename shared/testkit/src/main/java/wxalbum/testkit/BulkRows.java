package wxalbum.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.PhotoCheck;
import wxalbum.album.UserId;
import wxalbum.settings.Settings;

/**
 * Inserts up to a million photos, albums or shares with a single statement. Row {@code n}, counted
 * from 1, has a timestamp {@code n} seconds after a start 20 days ago. The ids sort in the same
 * order as the timestamps. Photos are either ready or in the trash.
 */
public final class BulkRows {
  /** A subquery for the numbers from 1 to at most 1,000,000, portable across SQL servers. */
  private static final String NUMBERS_SUBQUERY =
      """
      (select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d as n
       from digits a, digits b, digits c, digits e, digits f, digits g) numbers
      where n <= %d
      """;

  private final Connection connection;
  private final LocalDateTime start;
  private long batchCount;

  /** Connects to the database of the settings. The rows start 20 days before the clock. */
  public BulkRows(Settings settings, Clock clock) throws SQLException {
    this.start =
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
            .minusDays(20)
            .truncatedTo(ChronoUnit.SECONDS);
    this.connection = TestCloud.database(settings).connect();
    execute("create temporary table one_digit (d int primary key)");
    execute("insert into one_digit values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
    execute("create table if not exists digits as select d from one_digit");
  }

  /** Returns the connection that inserts the rows. */
  Connection connection() {
    return connection;
  }

  /**
   * Inserts photos into an album. If trashed, the deletion time equals the capture time. Each photo
   * has a check that is due at its timestamp: of its purge if it is trashed, else of its upload.
   */
  public InsertedRows insertPhotos(AlbumFixture album, int count, boolean trashed)
      throws SQLException {
    long prefix = nextIdPrefix();
    String timestamp = timestampExpression();
    execute(
        """
        insert into photos (id, album_id, uploader_id, status, content_type, bytes, etag, width, height,
          thumb_hash, rendition_version, taken_at, taken_offset, taken_source, form_issued_at,
          created_at, deleted_at)
        select %s, %s, %s, 'ready', 'image/jpeg', 3000000, 'etag', 4032, 3024,
          '1QcSHQRnh493V4dIh4eXh1h4kJUI', '00000000000000a1', %s, 0, 'exif', %s, %s, %s
        from %s
        """
            .formatted(
                idExpression(prefix),
                binaryLiteral(album.albumId().value()),
                binaryLiteral(album.userId().value()),
                timestamp,
                timestamp,
                timestamp,
                trashed ? timestamp : "null",
                NUMBERS_SUBQUERY.formatted(count)));
    insertChecks(prefix, count, trashed ? PhotoCheck.PURGE : PhotoCheck.UPLOAD);
    return new InsertedRows(prefix, count, start);
  }

  private void insertChecks(long prefix, int count, PhotoCheck kind) throws SQLException {
    execute(
        """
        insert into photo_checks (photo_id, kind, due_at)
        select %s, '%s', %s
        from %s
        """
            .formatted(
                idExpression(prefix),
                kind.name().toLowerCase(Locale.ROOT),
                timestampExpression(),
                NUMBERS_SUBQUERY.formatted(count)));
  }

  /** Inserts albums of a user. */
  public InsertedRows insertAlbums(UserId owner, int count) throws SQLException {
    long prefix = nextIdPrefix();
    execute(
        """
        insert into albums (id, owner_id, title, photo_count, created_at, updated_at)
        select %s, %s, concat('album ', n), 0, %s, %s
        from %s
        """
            .formatted(
                idExpression(prefix),
                binaryLiteral(owner.value()),
                timestampExpression(),
                timestampExpression(),
                NUMBERS_SUBQUERY.formatted(count)));
    return new InsertedRows(prefix, count, start);
  }

  /** Inserts shares of an album. */
  public InsertedRows insertShares(AlbumFixture album, int count) throws SQLException {
    long prefix = nextIdPrefix();
    execute(
        """
        insert into shares (id, album_id, token_hash, label, created_at)
        select %1$s, %2$s, unhex(sha2(hex(%1$s), 256)), concat('share ', n), %3$s
        from %4$s
        """
            .formatted(
                idExpression(prefix),
                binaryLiteral(album.albumId().value()),
                timestampExpression(),
                NUMBERS_SUBQUERY.formatted(count)));
    return new InsertedRows(prefix, count, start);
  }

  /** Updates the index statistics of the server. */
  public void updateStatistics() throws SQLException {
    execute("analyze table photos, photo_checks, albums, shares");
  }

  /**
   * The rows of one statement.
   *
   * @param idPrefix the most significant 64 bits of all ids
   * @param count the number of rows
   * @param start the timestamp of row 0, which does not exist
   */
  public record InsertedRows(long idPrefix, int count, LocalDateTime start) {
    /** Returns the cursor at a row number. The page after it starts with the next lower row. */
    Cursor cursorAt(Listing listing, int row) {
      boolean byId = listing == Listing.PHOTOS_BY_ADDED_AT || listing == Listing.SHARES;
      LocalDateTime at = byId ? LocalDateTime.of(1970, 1, 1, 0, 0) : start.plusSeconds(row);
      return new Cursor(listing, at, new UUID(idPrefix, row));
    }
  }

  /**
   * Returns the upper 64 bits of version 7 UUIDs (RFC 9562) with the current time. The prefix is
   * unique in this process, so the ids of one statement sort next to each other.
   */
  private long nextIdPrefix() {
    return System.currentTimeMillis() << 16 | 0x7000 | ++batchCount;
  }

  private String timestampExpression() {
    return "timestampadd(second, n, '" + start.toString().replace('T', ' ') + "')";
  }

  private static String idExpression(long prefix) {
    return "unhex(concat('%016x', lpad(hex(n), 16, '0')))".formatted(prefix);
  }

  static String binaryLiteral(UUID id) {
    return "unhex('" + id.toString().replace("-", "") + "')";
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
