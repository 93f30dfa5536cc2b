package wxalbum.tests.histories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Objects without a row, stored as files in a folder. */
final class OrphanFiles {
  /**
   * Maximum number of orphans of one simulated second. Those of eight seconds can then be removed
   * in two scans.
   */
  private static final int MAX_PER_SECOND = 25;

  private final Path bucket;
  private final Map<String, Long> createdAt = new HashMap<>();

  /** Creates orphans in the folder of a bucket. */
  OrphanFiles(Path bucket) {
    this.bucket = bucket;
  }

  /**
   * Adds an orphan, unless the second already has the maximum.
   *
   * @param now simulated time in seconds
   */
  void add(String key, byte[] bytes, long now) {
    if (createdAt.values().stream().filter(second -> second == now).count() == MAX_PER_SECOND) {
      return;
    }
    Path file = bucket.resolve(key);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    createdAt.put(key, now);
  }

  /**
   * Returns the keys of the orphans younger than an age.
   *
   * @param now simulated time in seconds
   */
  Set<String> keysYoungerThan(Duration age, long now) {
    Set<String> young = new TreeSet<>();
    createdAt.forEach(
        (key, second) -> {
          if (now - second < age.toSeconds()) {
            young.add(key);
          }
        });
    return young;
  }

  /** Returns the keys of all orphans that were added. */
  Set<String> allKeys() {
    return Set.copyOf(createdAt.keySet());
  }
}
