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

/** Objects that no row names. */
final class Orphans {
  /** As many of one second that those of eight are removed in two walks. */
  private static final int MOST_AT_ONCE = 25;

  private final Path bucket;
  private final Map<String, Long> laid = new HashMap<>();

  /** Those in a bucket, whose objects are files in a folder. */
  Orphans(Path bucket) {
    this.bucket = bucket;
  }

  /** Leaves one at a second of the world, unless many were left then. */
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

  /** Keys of those that were laid later than so long ago. */
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
