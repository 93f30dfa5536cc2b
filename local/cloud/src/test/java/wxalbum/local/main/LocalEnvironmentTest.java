package wxalbum.local.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.local.template.FunctionDeclaration;
import wxalbum.settings.Setting;

class LocalEnvironmentTest {
  private final LocalEnvironment environment =
      new LocalEnvironment(
          Map.of(
              "BUCKET", "local-bucket",
              "QUOTA_BYTES", "1",
              "SHARE_KEYS", "secret",
              "STORAGE_ENDPOINT", "http://127.0.0.1:9000"));

  @Test
  void containsOnlyDeclaredVariablesAndLocalEndpoints() {
    Map<String, String> variables =
        environment.createFor(
            declaring(
                Map.of(
                    "BUCKET", Optional.empty(),
                    "QUOTA_BYTES", Optional.of("12"),
                    "UNKNOWN", Optional.empty())));

    assertThat(variables)
        .containsOnly(
            Map.entry("BUCKET", "local-bucket"),
            Map.entry("QUOTA_BYTES", "12"),
            Map.entry("STORAGE_ENDPOINT", "http://127.0.0.1:9000"));
  }

  @Test
  void keepsKeysBetweenRuns(@TempDir Path folder) {
    Path file = folder.resolve("keys");

    Map<String, String> first = LocalSecrets.loadOrCreate(file);
    Map<String, String> second = LocalSecrets.loadOrCreate(file);

    assertThat(second).isEqualTo(first);
    assertThat(first)
        .containsKeys(
            Setting.TOKEN_KEYS.name(), Setting.USER_KEY.name(), Setting.SHARE_KEYS.name());
    assertThat(LocalSecrets.loadOrCreate(folder.resolve("other"))).isNotEqualTo(first);
    assertThat(file.toFile().canRead()).isTrue();
  }

  private static FunctionDeclaration declaring(Map<String, Optional<String>> declared) {
    return new FunctionDeclaration(
        "any", "none", Path.of(""), Duration.ofSeconds(1), 1, 128, declared, List.of());
  }
}
