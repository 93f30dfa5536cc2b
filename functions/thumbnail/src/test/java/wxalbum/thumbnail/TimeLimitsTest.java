package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import wxalbum.picture.header.WorkBudget;

/** Compares the time limits of the function with its timeout. */
class TimeLimitsTest {
  private static final Pattern TIMEOUT =
      Pattern.compile(
          "handler: wxalbum\\.thumbnail\\.ThumbnailHandler$.*?^    timeout: (\\d+)$",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** Time for reading the original, writing the renditions and the database. */
  private static final Duration OTHER_WORK = Duration.ofSeconds(15);

  @Test
  void lastAttemptEndsBeforeTimeoutOfFunction() throws IOException {
    Path template = Path.of(System.getProperty("wxalbum.root"), "serverless.yml");
    Matcher matcher = TIMEOUT.matcher(Files.readString(template));
    assertThat(matcher.find()).isTrue();
    Duration timeout = Duration.ofSeconds(Long.parseLong(matcher.group(1)));

    Duration limit = ProcessOriginal.RETRY_PERIOD.plus(WorkBudget.TIMEOUT);

    assertThat(limit.plus(OTHER_WORK)).isLessThanOrEqualTo(timeout);
  }

  @Test
  void deadlineAllowsMachineThatIsThreeTimesSlower() {
    Duration work = Duration.ofNanos(WorkBudget.MAX_WORK);

    assertThat(work.multipliedBy(3)).isLessThan(WorkBudget.TIMEOUT);
  }
}
