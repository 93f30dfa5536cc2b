package wxalbum.sweep;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import wxalbum.settings.Settings;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.TestCloud;

/**
 * Prints how many bytes of the database a photo takes: its row, its indexes, and its part of the
 * checks. The photos of many albums are inserted in the order of their uploads. One in a hundred is
 * in the trash.
 */
public final class PhotoSizeBenchmark {
  private static final int PHOTO_COUNT = 100_000;
  private static final int ALBUM_COUNT = 500;

  private static final List<String> CREATE_DIGITS =
      List.of(
          "create table digits (d int primary key)",
          "insert into digits values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");

  /** Every photo in the trash has a check, and one photo in a thousand was requested just now. */
  private static final String INSERT_CHECKS =
      """
      insert into photo_checks (photo_id, kind, due_at)
      select id, if(deleted_at is null, 'upload', 'purge'), coalesce(deleted_at, created_at)
      from photos
      where deleted_at is not null or second(created_at) = 0 and minute(created_at) % 17 = 0
      """;

  /** The comment makes MySQL read current statistics; MariaDB always does, and ignores it. */
  private static final List<String> UPDATE_STATISTICS =
      List.of(
          "analyze table photos, photo_checks",
          "/*!80000 set session information_schema_stats_expiry = 0 */");

  private static final String TABLE_SIZES =
      """
      select concat(table_name, ', rows'), data_length
      from information_schema.tables
      where table_schema = database() and table_name in ('photos', 'photo_checks')
      union all
      select concat(table_name, ', indexes'), index_length
      from information_schema.tables
      where table_schema = database() and table_name in ('photos', 'photo_checks')
      order by 1 desc
      """;

  private PhotoSizeBenchmark() {}

  /** Inserts the photos, and prints the bytes of each table by photo. */
  public static void main(String[] args) throws SQLException {
    Settings settings = TestCloud.shared().settings();
    String owner = new AlbumFixture(settings).userId().value().toString().replace("-", "");
    try (Connection connection = TestCloud.database(settings).connect();
        Statement statement = connection.createStatement()) {
      executeAll(statement, CREATE_DIGITS);
      executeAll(statement, List.of(insertAlbums(owner), insertPhotos(owner), INSERT_CHECKS));
      executeAll(statement, UPDATE_STATISTICS);
      printSizes(connection.getMetaData().getDatabaseProductVersion(), statement);
    }
    System.exit(0);
  }

  private static String insertAlbums(String owner) {
    return """
    insert into albums (id, owner_id, title, created_at, updated_at)
    select unhex(concat('0198000000007000', lpad(hex(n), 16, '0'))), x'%s', 'album', now(), now()
    from (select 1 + a.d + 10 * b.d + 100 * c.d as n from digits a, digits b, digits c) numbers
    where n <= %d
    """
        .formatted(owner, ALBUM_COUNT);
  }

  private static String insertPhotos(String owner) {
    return """
    insert into photos (id, album_id, uploader_id, status, content_type, bytes, sha256, etag,
      width, height, thumb_hash, rendition_version, taken_at, taken_offset, taken_source, upload_request_id,
      form_issued_at, attempted_etag, object_count, created_at, deleted_at)
    select
      unhex(concat(lpad(hex(1764547200000 + 1000 * n), 12, '0'), '7000', left(md5(n), 16))),
      unhex(concat('0198000000007000', lpad(hex(1 + conv(left(md5(-n), 4), 16, 10) %% %d), 16, '0'))),
      x'%s', 'ready', 'image/jpeg', 3000000, unhex(sha2(n, 256)), md5(n),
      4032, 3024, '1QcSHQRnh493V4dIh4eXh1h4kJUI', left(md5(n), 16), at, 480, 'exif', uuid(),
      at, md5(n), 1, at, if(n %% 100 = 0, at + interval 1 day, null)
    from (
      select n, timestampadd(second, n, '2025-12-01') as at
      from (select 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d as n
        from digits a, digits b, digits c, digits e, digits f) numbers) uploads
    where n <= %d
    order by n
    """
        .formatted(ALBUM_COUNT, owner, PHOTO_COUNT);
  }

  private static void printSizes(String server, Statement statement) throws SQLException {
    System.out.printf("%nBytes per photo, of %,d photos, on %s%n", PHOTO_COUNT, server);
    long total = 0;
    try (ResultSet sizes = statement.executeQuery(TABLE_SIZES)) {
      while (sizes.next()) {
        total += sizes.getLong(2);
        printLine(sizes.getString(1), sizes.getLong(2));
      }
    }
    printLine("together", total);
  }

  private static void printLine(String name, long bytes) {
    System.out.printf("%-24s %8.1f%n", name, (double) bytes / PHOTO_COUNT);
  }

  private static void executeAll(Statement statement, List<String> sql) throws SQLException {
    for (String each : sql) {
      statement.execute(each);
    }
  }
}
