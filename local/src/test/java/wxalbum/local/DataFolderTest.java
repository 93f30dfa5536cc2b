package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void refusesASecondRunInOneSentence() {
    try (DataFolder _ = DataFolder.take(folder)) {
      assertThatThrownBy(() -> DataFolder.take(folder))
          .isInstanceOf(StartFailure.class)
          .hasMessage(
              "Another run uses %s: stop it first, or name another folder with -Ddata=."
                  .formatted(folder));
    }
  }

  @Test
  void keepsWhatIsInItFromRunToRun() throws IOException {
    try (DataFolder first = DataFolder.take(folder)) {
      Files.writeString(first.part("kept"), "data");
    }

    try (DataFolder second = DataFolder.take(folder)) {
      assertThat(second.part("kept")).hasContent("data");
    }
  }

  @Test
  void beginsAnewWhenToldTo() throws IOException {
    try (DataFolder first = DataFolder.take(folder)) {
      Files.createDirectories(first.part("a/b"));
      Files.writeString(first.part("a/b/old"), "data");
    }

    try (DataFolder second = DataFolder.take(folder)) {
      second.empty();

      assertThat(second.part("a")).doesNotExist();
    }
  }
}
