package wxalbum.tests.faults;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import wxalbum.album.AlbumId;
import wxalbum.album.Ids;
import wxalbum.album.ObjectKey;
import wxalbum.album.PhotoId;
import wxalbum.album.RenditionSize;
import wxalbum.tests.fixture.CounterCheck;

/** Recomputes the stored counters, and finds rows without objects and objects without rows. */
final class ConsistencyCheck {
  private static final String EXPECTED_QUERY =
      """
      select 'a photo is still expected'
      from photos
      where status = 'expected'
      union all
      select 'an upload is still checked'
      from photo_checks
      where kind = 'upload'
      """;

  private ConsistencyCheck() {}

  /**
   * Returns all inconsistencies between rows, counters and objects; empty if the state is
   * consistent.
   */
  static List<String> findInconsistencies(SystemUnderTest world) {
    List<String> found = new ArrayList<>();
    CounterCheck.QUERIES.forEach(query -> found.addAll(world.sql.queryFirstColumn(query)));
    found.addAll(world.sql.queryFirstColumn(EXPECTED_QUERY));
    TreeSet<String> objects =
        new TreeSet<>(world.objectFiles().stream().map(world::keyOf).toList());
    for (var row : world.sql.queryRows("select id, album_id, status, bytes from photos")) {
      for (String key : requiredKeys(row)) {
        if (!objects.remove(key)) {
          found.add("an object is missing: " + key);
        }
      }
      String original = requiredKeys(row).getFirst();
      if (world.sizeOf(original) != ((Number) requireNonNull(row.get("bytes"))).longValue()) {
        found.add("the size of an original differs from its row: " + original);
      }
    }
    for (String key : world.orphanKeys()) {
      if (!objects.remove(ObjectKey.QUARANTINE_PREFIX + key)) {
        found.add("an orphan is not in the quarantine: " + key);
      }
    }
    objects.forEach(key -> found.add("an object has no row: " + key));
    return found;
  }

  /**
   * Returns the missing objects of ready or failed photos. Users can read such a photo at any
   * moment, so no object may be missing even briefly.
   */
  static List<String> findMissingObjects(SystemUnderTest world) {
    Set<String> objects = new HashSet<>(world.objectFiles().stream().map(world::keyOf).toList());
    List<String> found = new ArrayList<>();
    for (var row :
        world.sql.queryRows("select * from photos where is_live = 1 and status <> 'expected'")) {
      requiredKeys(row).stream()
          .filter(key -> !objects.contains(key))
          .forEach(key -> found.add("an object of a visible photo is missing: " + key));
    }
    return found;
  }

  /**
   * Returns objects of photos without a row, apart from the orphans that a test put there. No step
   * before the purge may leave one behind.
   */
  static List<String> findObjectsWithoutRow(SystemUnderTest world) {
    Set<String> owned = new HashSet<>();
    for (var row : world.sql.queryRows("select id, album_id, status from photos")) {
      owned.add(albumAndPhotoOf(requiredKeys(row).getFirst()));
    }
    return world.objectFiles().stream()
        .map(world::keyOf)
        .filter(key -> !isKnownOrphan(world, key) && !owned.contains(albumAndPhotoOf(key)))
        .map(key -> "an object has no row before the purge: " + key)
        .toList();
  }

  /** Returns whether a key is that of an orphan, at its place or in the quarantine. */
  private static boolean isKnownOrphan(SystemUnderTest world, String key) {
    return world.orphanKeys().stream()
        .anyMatch(orphan -> key.equals(orphan) || key.equals(ObjectKey.QUARANTINE_PREFIX + orphan));
  }

  /** Returns the album id and the photo id of a key, separated by a slash. */
  private static String albumAndPhotoOf(String key) {
    List<String> parts = List.of(key.split("/", -1));
    return String.join("/", parts.subList(1, 3));
  }

  /** Returns the keys that a photo must have: its original, and if it is ready all renditions. */
  private static List<String> requiredKeys(Map<String, @Nullable Object> row) {
    AlbumId album = new AlbumId(idOf(row, "album_id"));
    PhotoId photo = new PhotoId(idOf(row, "id"));
    List<String> keys = new ArrayList<>();
    keys.add(new ObjectKey.Original(album, photo).toString());
    if ("ready".equals(row.get("status"))) {
      for (RenditionSize size : RenditionSize.values()) {
        keys.add(new ObjectKey.Rendition(album, photo, size).toString());
      }
    }
    return keys;
  }

  private static UUID idOf(Map<String, @Nullable Object> row, String column) {
    return Ids.fromBytes((byte[]) requireNonNull(row.get(column)));
  }
}
