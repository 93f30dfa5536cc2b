package wxalbum.testkit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import wxalbum.album.Ids;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;

/** The checks of photos that are scheduled in the shared test database. */
public final class ScheduledChecks {
  private static final String SQL = "select kind, due_at from photo_checks where photo_id = ?";

  private ScheduledChecks() {}

  /** Returns the time from which each check of a photo is due. */
  public static Map<PhotoCheck, Instant> of(PhotoId photo) {
    Map<PhotoCheck, Instant> checks = new EnumMap<>(PhotoCheck.class);
    try (Connection connection = TestCloud.shared().database().connect();
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setBytes(1, Ids.toBytes(photo.value()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          checks.put(
              PhotoCheck.valueOf(rows.getString(1).toUpperCase(Locale.ROOT)),
              rows.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC));
        }
      }
      return checks;
    } catch (SQLException e) {
      throw new IllegalStateException("Failed to read the checks of a photo", e);
    }
  }
}
