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
 * Rows by the million, written by one statement each: photos that are ready or in the trash, taken
 * a second after each other, albums changed so, and shares. The row numbered {@code n}, from 1 on,
 * has the moment {@code n} seconds after one that is twenty days ago, and an id that sorts alike.
 */
public final class ManyRows {
  /** Numbers from 1 to a million, in a way that every server understands. */
  private static final String NUMBERS =
      """
      (select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d as n
       from digits a, digits b, digits c, digits e, digits f, digits g) numbers
      where n <= %d
      """;

  private final Connection connection;
  private final LocalDateTime begin;
  private long made;

  /** Writes into the database of the settings, as of the clock's moment. */
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

  /** The connection that writes them. */
  Connection connection() {
    return connection;
  }

  /** Gives an album so many photos; those in the trash were put there as they were taken. */
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

  /** Gives a user so many albums. */
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

  /** Gives an album so many shares. */
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

  /** Has the server know again how its rows are spread. */
  public void analyze() throws SQLException {
    run("analyze table photos, albums, shares");
  }

  /** Rows of one kind, whose ids begin alike. */
  public record Rows(long prefix, int count, LocalDateTime begin) {
    /** The place after which the rows begin that are so many from the end. */
    Cursor before(Listing listing, int row) {
      boolean byId = listing == Listing.ADDED || listing == Listing.SHARES;
      LocalDateTime at = byId ? LocalDateTime.of(1970, 1, 1, 0, 0) : begin.plusSeconds(row);
      return new Cursor(listing, at, new UUID(prefix, row));
    }
  }

  /** Sorts among the ids of this test alone; those of others begin with today's time. */
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
