package wxalbum.testkit;

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
import wxalbum.embedded.DatabaseConnectionInfo;

/**
 * Simulates the passage of time for functions that use the system clock. It moves the timestamps of
 * all rows and all objects into the past. Capture times of photos stay unchanged.
 */
public final class TimeShifter {
  private static final String TIMESTAMP_COLUMNS =
      """
      select table_name, column_name
      from information_schema.columns
      where table_schema = database()
        and data_type = 'datetime'
        and column_name not like 'taken%'
        and table_name not like 'flyway%'
      """;

  private final DatabaseConnectionInfo database;
  private final Path bucketDirectory;

  /**
   * Creates a time shifter for one database and one bucket.
   *
   * @param bucketDirectory the directory in which the embedded storage stores the objects
   */
  public TimeShifter(DatabaseConnectionInfo database, Path bucketDirectory) {
    this.database = database;
    this.bucketDirectory = bucketDirectory;
  }

  /** Moves all timestamps into the past by a duration. */
  public void shiftBack(Duration time) {
    try {
      shiftRows(time);
      shiftObjects(time);
    } catch (SQLException e) {
      throw new IllegalStateException("Failed to shift the timestamps of the rows", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void shiftRows(Duration time) throws SQLException {
    String earlier = "%1$s = %1$s - interval " + time.toSeconds() + " second";
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      Map<String, String> changes = new LinkedHashMap<>();
      try (ResultSet moments = statement.executeQuery(TIMESTAMP_COLUMNS)) {
        while (moments.next()) {
          changes.merge(
              moments.getString(1),
              earlier.formatted(moments.getString(2)),
              (first, second) -> first + ", " + second);
        }
      }
      for (Map.Entry<String, String> change : changes.entrySet()) {
        statement.execute("update " + change.getKey() + " set " + change.getValue());
      }
    }
  }

  private void shiftObjects(Duration time) throws IOException {
    try (Stream<Path> entries = Files.walk(bucketDirectory)) {
      for (Path file : entries.filter(Files::isRegularFile).toList()) {
        FileTime modified = Files.getLastModifiedTime(file);
        Files.setLastModifiedTime(file, FileTime.from(modified.toInstant().minus(time)));
      }
    }
  }
}
