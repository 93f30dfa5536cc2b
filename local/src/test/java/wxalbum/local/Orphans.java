package wxalbum.local;

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
final class Orphans {
  /**
   * Most orphans of one simulated second. Those of eight seconds can then be deleted in two scans.
   */
  private static final int MOST_AT_ONCE = 25;

  private final Path bucket;
  private final Map<String, Long> laid = new HashMap<>();

  /** Creates orphans in the folder of a bucket. */
  Orphans(Path bucket) {
    this.bucket = bucket;
  }

  /**
   * Adds an orphan, unless the second already has the maximum.
   *
   * @param now simulated time in seconds
   */
  void lay(String key, byte[] bytes, long now) {
    if (laid.values().stream().filter(second -> second == now).count() == MOST_AT_ONCE) {
      return;
    }
    Path file = bucket.resolve(key);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    laid.put(key, now);
  }

  /**
   * Returns the keys of the orphans younger than an age.
   *
   * @param now simulated time in seconds
   */
  Set<String> youngerThan(Duration age, long now) {
    Set<String> young = new TreeSet<>();
    laid.forEach(
        (key, second) -> {
          if (now - second < age.toSeconds()) {
            young.add(key);
          }
        });
    return young;
  }
}
