package wxalbum.album;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadRateLimitTest {
  @ParameterizedTest(name = "{0} ms of work, first file {1}: {2} ms")
  @CsvSource({
    "8000, true, 7000",
    "1000, true, 0",
    "700, true, -300",
    "20, true, -500",
    "8000, false, 8000",
    "20, false, 500"
  })
  void correctsFormToTimeOfProcessing(int workMillis, boolean isFirstFile, int correctionMillis) {
    assertThat(UploadRateLimit.correction(Duration.ofMillis(workMillis), isFirstFile))
        .isEqualTo(Duration.ofMillis(correctionMillis));
  }
}
