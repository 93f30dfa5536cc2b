package wxalbum.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectExpirationTest {
  @Test
  void deletesOnlyOldObjectsWithPrefix(@TempDir Path folder) throws IOException {
    Path bucket = folder.resolve("wxalbum");
    write(bucket.resolve("old/1"), Duration.ofDays(8));
    write(bucket.resolve("old/2/3"), Duration.ofDays(8));
    write(bucket.resolve("old/young"), Duration.ofDays(6));
    write(bucket.resolve("other"), Duration.ofDays(8));

    try (EmbeddedStorage storage =
        EmbeddedStorage.start(StorageOptions.temporary().withDirectory(folder))) {
      storage.expireObjects("old/", Duration.ofDays(7));
    }

    try (Stream<Path> files = Files.walk(bucket)) {
      assertThat(files.filter(Files::isRegularFile).map(bucket::relativize))
          .extracting(Path::toString)
          .containsExactlyInAnyOrder("old/young", "other");
    }
  }

  private static void write(Path file, Duration age) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
  }
}
