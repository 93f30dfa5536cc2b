package wxalbum.local.main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.template.StartupException;

class LocalSecretsTest {
  @TempDir private Path folder;

  @Test
  void keepsSecretsAcrossStarts() {
    Map<String, String> first = LocalSecrets.loadOrCreate(folder.resolve("keys"));

    Map<String, String> second = LocalSecrets.loadOrCreate(folder.resolve("keys"));

    assertThat(second).isEqualTo(first);
  }

  @Test
  void reportsMissingSecret() throws IOException {
    Path file = folder.resolve("keys");
    LocalSecrets.loadOrCreate(file);
    List<String> lines = Files.readAllLines(file);
    lines.removeIf(line -> line.startsWith("SHARE_KEYS="));
    Files.write(file, lines);

    assertThatThrownBy(() -> LocalSecrets.loadOrCreate(file))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("The keys file lacks SHARE_KEYS");
  }
}
