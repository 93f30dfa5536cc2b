package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wxalbum.testkit.MutableClock;

/** Tests that requests for the health do not reach the database and the bucket each time. */
class CheckHealthTest {
  private final MutableClock clock = new MutableClock();
  private boolean available = true;
  private int checkCount;
  private final CheckHealth checkHealth =
      new CheckHealth(Map.of("database", this::checkDatabase), clock);

  @Test
  void checksOnceForManyRequestsWithinFiveSeconds() {
    for (int i = 0; i < 50; i++) {
      var _ = checkHealth.execute();
      clock.advance(Duration.ofMillis(99));
    }

    assertThat(checkCount).isEqualTo(1);
  }

  @Test
  void reportsOutageAndRecoveryAfterFiveSeconds() {
    var _ = checkHealth.execute();
    available = false;
    clock.advance(CheckHealth.TTL);
    CheckHealth.Outcome outage = checkHealth.execute();
    available = true;
    clock.advance(CheckHealth.TTL);

    CheckHealth.Outcome recovery = checkHealth.execute();

    assertThat(outage).isInstanceOf(CheckHealth.Unhealthy.class);
    assertThat(recovery).isInstanceOf(CheckHealth.Healthy.class);
  }

  private boolean checkDatabase() {
    checkCount++;
    return available;
  }
}
