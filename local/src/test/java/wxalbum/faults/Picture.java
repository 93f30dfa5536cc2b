package wxalbum.faults;

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
final class Picture {
  private static final Pattern ID = Pattern.compile("[0-9A-Z]{26}");

  /** Columns that depend on the course of a run or on chance, and are left out. */
  private static final Set<String> PASSING =
      Set.of(
          "asked_at", "look_at", "announced", "upload_request_id", "token_hash", "sealed_openid");

  private static final int ID_BYTES = 16;

  private final World world;
  private final Map<UUID, String> names;

  private Picture(World world, Map<UUID, String> names) {
    this.world = world;
    this.names = names;
  }

  /**
   * Describes all rows and objects, one sorted line each.
   *
   * @param names of the ids, by id
   */
  static List<String> of(World world, Map<UUID, String> names) {
    Picture picture = new Picture(world, names);
    List<String> lines = new ArrayList<>();
    for (String table : world.tables()) {
      if (!table.equals("walks")) {
        List<String> rows = new ArrayList<>();
        for (var row : world.sql.rows("select * from " + table)) {
          rows.add(picture.row(row));
        }
        rows.stream().sorted().forEach(row -> lines.add(table + " " + row));
      }
    }
    world.objects().stream().map(picture::object).sorted().forEach(lines::add);
    return lines;
  }

  private String row(Map<String, @Nullable Object> row) {
    List<String> values = new ArrayList<>();
    row.forEach(
        (column, value) -> {
          if (!PASSING.contains(column) && value != null) {
            values.add(column + "=" + value(column, value));
          }
        });
    return String.join(" ", values);
  }

  private String value(String column, Object value) {
    return switch (value) {
      case byte[] bytes when bytes.length == ID_BYTES -> name(Ids.ofBytes(bytes));
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case Timestamp time when column.equals("taken_at") -> time.toString();
      case LocalDateTime time when column.equals("taken_at") -> time.toString();
      case Timestamp _ -> "a-time";
      case Temporal _ -> "a-time";
      default -> value.toString();
    };
  }

  private String object(Path file) {
    Matcher key = ID.matcher(world.key(file));
    String named = key.replaceAll(id -> Ids.parse(id.group()).map(this::name).orElse("?"));
    try {
      CRC32 content = new CRC32();
      content.update(Files.readAllBytes(file));
      return "object " + named + " " + Long.toHexString(content.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name(UUID id) {
    return names.getOrDefault(id, "an-unnamed-id");
  }
}
