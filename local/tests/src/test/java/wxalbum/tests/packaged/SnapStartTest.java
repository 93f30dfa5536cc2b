package wxalbum.tests.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.testkit.SampleEventFiles;

/**
 * Runs each jar as Lambda does around a snapshot: AWS's runtime interface client calls the hooks,
 * with a garbage collection between them.
 */
@EnabledIf(
    value = "wxalbum.tests.packaged.PackagedFunction#areAvailable",
    disabledReason = "the jars are not packaged (run ./mvnw verify) or this is not Linux")
class SnapStartTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"login", "upload", "thumbnail", "list-album", "manage-album", "share", "sweep"})
  void loadsHandlerClassesBeforeSnapshot(String function) throws Exception {
    try (PackagedFunction packaged = PackagedFunction.restore(function, Map.of())) {
      var _ = packaged.invoke(SampleEventFiles.read(function + ".json"));

      long classesInSnapshot = packaged.usageAtSnapshot().loadedClasses();
      assertThat(packaged.usage().loadedClasses() - classesInSnapshot)
          .isLessThan(classesInSnapshot / 20);
      assertThat(packaged.log()).contains("Restored from the snapshot").doesNotContain("WARN");
    }
  }
}
