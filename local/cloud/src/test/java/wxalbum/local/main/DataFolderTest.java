package wxalbum.local.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.template.StartupException;

class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void rejectsSecondRun() {
    try (DataFolder _ = DataFolder.acquire(folder)) {
      assertThatThrownBy(() -> DataFolder.acquire(folder))
          .isInstanceOf(StartupException.class)
          .hasMessage(
              "Another run uses %s: stop it first, or name another folder with -Ddata=."
                  .formatted(folder));
    }
  }

  @Test
  void keepsDataBetweenRuns() throws IOException {
    try (DataFolder first = DataFolder.acquire(folder)) {
      Files.writeString(first.resolve("kept"), "data");
    }

    try (DataFolder second = DataFolder.acquire(folder)) {
      assertThat(second.resolve("kept")).hasContent("data");
    }
  }

  @Test
  void deletesDataWhenEmptied() throws IOException {
    try (DataFolder first = DataFolder.acquire(folder)) {
      Files.createDirectories(first.resolve("a/b"));
      Files.writeString(first.resolve("a/b/old"), "data");
    }

    try (DataFolder second = DataFolder.acquire(folder)) {
      second.deleteContents();

      assertThat(second.resolve("a")).doesNotExist();
    }
  }
}
