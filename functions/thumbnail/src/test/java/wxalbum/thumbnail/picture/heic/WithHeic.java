package wxalbum.thumbnail.picture.heic;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import wxalbum.settings.BuildOption;

/** Marks tests for builds that read HEIC: {@code ./mvnw -Pheic verify}. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(
    value = "wxalbum.thumbnail.picture.heic.WithHeic$Build#readsHeic",
    disabledReason = "this build reads no HEIC: see -Pheic")
public @interface WithHeic {
  /** Asks the build, not the machine: where HEIC cannot be decoded though it should, tests fail. */
  final class Build {
    private Build() {}

    static boolean readsHeic() {
      return BuildOption.HEIC.isOn();
    }
  }
}
