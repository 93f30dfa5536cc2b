package wxalbum.picture.heic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import wxalbum.picture.TestProcessor;

/** Enables tests only in builds with HEIC: {@code ./mvnw -Pheic verify}. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
    value = "wxalbum.picture.heic.EnabledWithHeic$Build#readsHeic",
    disabledReason = "this build does not include HEIC; build with -Pheic")
public @interface EnabledWithHeic {
  /**
   * Checks the build option, not whether the native library loads. A build with HEIC that cannot
   * decode it must fail its tests.
   */
  final class Build {
    private Build() {}

    static boolean readsHeic() {
      return TestProcessor.includesHeic();
    }
  }
}
