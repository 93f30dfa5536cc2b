package wxalbum.listalbum;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import wxalbum.album.Cursor;
import wxalbum.album.Cursor.Listing;
import wxalbum.album.UserId;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.TestCloud;

/**
 * Rows by the million, written by one statement each: photos that are ready or in the trash, taken
 * a second after each other, and albums changed so. The row numbered {@code n}, from 1 on, has the
 * moment {@code n} seconds after one that is twenty days ago, and an id that sorts alike.
 */
final class ManyRows {
  /** Numbers from 1 to a million, in a way that every server understands. */
  private static final String NUMBERS =
      """
      (select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d + 100000 * g.d as n
       from digits a, digits b, digits c, digits e, digits f, digits g) numbers
      where n <= %d
      """;

  private final Connection connection;
  private final LocalDateTime begin =
      LocalDateTime.ofInstant(Reading.CLOCK.instant(), ZoneOffset.UTC)
          .minusDays(20)
          .truncatedTo(ChronoUnit.SECONDS);
  private long made;

  /** Writes into the database of the settings. */
  ManyRows(Settings settings) throws SQLException {
    this.connection =
        DriverManager.getConnection(
            settings.text(Setting.DATABASE_URL),
            settings.text(Setting.DATABASE_USER),
            settings.text(Setting.DATABASE_PASSWORD));
    run("create temporary table one_digit (d int primary key)");
    run("insert into one_digit values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
    run("create table if not exists digits as select d from one_digit");
  }

  Connection connection() {
    return connection;
  }

  /** Gives an album so many photos; those in the trash were put there as they were taken. */
  Rows photos(AlbumFixture album, int count, boolean trashed) throws SQLException {
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
  Rows albums(UserId owner, int count) throws SQLException {
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

  /** Has the server know again how its rows are spread. */
  void analyze() throws SQLException {
    run("analyze table photos, albums");
  }

  /** Rows of one kind, whose ids begin alike. */
  record Rows(long prefix, int count, LocalDateTime begin) {
    /** The place after which the rows begin that are so many from the end. */
    Cursor before(Listing listing, int row) {
      LocalDateTime at =
          listing == Listing.ADDED ? LocalDateTime.of(1970, 1, 1, 0, 0) : begin.plusSeconds(row);
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

  /** The database that tests share. */
  static ManyRows shared() throws SQLException {
    return new ManyRows(TestCloud.shared().settings());
  }
}
