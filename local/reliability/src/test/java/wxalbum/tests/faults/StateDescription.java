package wxalbum.tests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Ids;

/**
 * A description of all rows and objects that is equal for equal states of different runs. Ids are
 * replaced by the names that the scenario gave them, and timestamps by a constant.
 */
final class StateDescription {
  private static final Pattern ID_PATTERN = Pattern.compile("[0-9A-Z]{26}");

  /** Columns that depend on the course of a run or on chance, and are left out. */
  private static final Set<String> IGNORED_COLUMNS =
      Set.of(
          "form_issued_at",
          "replay_count",
          "object_count",
          "attempted_etag",
          "upload_request_id",
          "token_hash",
          "sealed_openid");

  private static final int ID_BYTES = 16;

  private final SystemUnderTest world;
  private final Map<UUID, String> namesById;

  private StateDescription(SystemUnderTest world, Map<UUID, String> names) {
    this.world = world;
    this.namesById = names;
  }

  /**
   * Describes all rows and objects, one sorted line each.
   *
   * @param names of the ids, by id
   */
  static List<String> of(SystemUnderTest world, Map<UUID, String> names) {
    StateDescription picture = new StateDescription(world, names);
    List<String> lines = new ArrayList<>();
    for (String table : world.tables()) {
      if (!table.equals("scan_checkpoints")) {
        List<String> rows = new ArrayList<>();
        for (var row : world.sql.queryRows("select * from " + table)) {
          rows.add(picture.formatRow(row));
        }
        rows.stream().sorted().forEach(row -> lines.add(table + " " + row));
      }
    }
    world.objectFiles().stream().map(picture::formatObject).sorted().forEach(lines::add);
    return lines;
  }

  private String formatRow(Map<String, @Nullable Object> row) {
    List<String> values = new ArrayList<>();
    row.forEach(
        (column, value) -> {
          if (!IGNORED_COLUMNS.contains(column) && value != null) {
            values.add(column + "=" + formatValue(column, value));
          }
        });
    return String.join(" ", values);
  }

  private String formatValue(String column, Object value) {
    return switch (value) {
      case byte[] bytes when bytes.length == ID_BYTES -> nameOf(Ids.fromBytes(bytes));
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case Timestamp time when column.startsWith("taken_") -> time.toString();
      case LocalDateTime time when column.startsWith("taken_") -> time.toString();
      case Timestamp _ -> "a-time";
      case Temporal _ -> "a-time";
      default -> value.toString();
    };
  }

  private String formatObject(Path file) {
    Matcher key = ID_PATTERN.matcher(world.keyOf(file));
    String named = key.replaceAll(id -> Ids.parse(id.group()).map(this::nameOf).orElse("?"));
    try {
      CRC32 content = new CRC32();
      content.update(Files.readAllBytes(file));
      return "object " + named + " " + Long.toHexString(content.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String nameOf(UUID id) {
    return namesById.getOrDefault(id, "an-unnamed-id");
  }
}
