package wxalbum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import wxalbum.embedded.DatabaseAddress;

/**
 * Lets time pass for functions on the system's clock: makes every row of ours and every object
 * older. What the camera's clock showed stays.
 */
public final class Ageing {
  private static final String MOMENTS =
      """
      select table_name, column_name
      from information_schema.columns
      where table_schema = database()
        and data_type = 'datetime'
        and column_name <> 'taken_at'
        and table_name not like 'flyway%'
      """;

  private final DatabaseAddress database;
  private final Path bucket;

  /**
   * Ages a database and a bucket.
   *
   * @param bucket folder in which the embedded storage keeps the objects
   */
  public Ageing(DatabaseAddress database, Path bucket) {
    this.database = database;
    this.bucket = bucket;
  }

  /** Makes everything so much older. */
  public void by(Duration time) {
    try {
      ageRows(time);
      ageObjects(time);
    } catch (SQLException e) {
      throw new IllegalStateException("the rows grow no older", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void ageRows(Duration time) throws SQLException {
    String earlier = "%1$s = %1$s - interval " + time.toSeconds() + " second";
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Map<String, String> changes = new LinkedHashMap<>();
      try (ResultSet moments = statement.executeQuery(MOMENTS)) {
        while (moments.next()) {
          changes.merge(
              moments.getString(1),
              earlier.formatted(moments.getString(2)),
              (one, other) -> one + ", " + other);
        }
      }
      for (Map.Entry<String, String> change : changes.entrySet()) {
        statement.execute("update " + change.getKey() + " set " + change.getValue());
      }
    }
  }

  private void ageObjects(Duration time) throws IOException {
    try (Stream<Path> entries = Files.walk(bucket)) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        FileTime written = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(written.toInstant().minus(time)));
      }
    }
  }
}
