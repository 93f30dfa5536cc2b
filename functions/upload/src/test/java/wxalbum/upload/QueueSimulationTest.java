package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wxalbum.upload.QueueSimulation.Sender;

/** Tests how long photos wait while other users send as many as they can. */
class QueueSimulationTest {
  @ParameterizedTest
  @CsvSource({"1, 500", "1, 2000", "1, 8000", "3, 500", "3, 2000", "3, 8000"})
  void doesNotDelayOtherUsersWhenUsersFlood(int floods, int workMillis) {
    int modestPhotos =
        QueueSimulation.ofLanes().run(0, Duration.ZERO).processedCount(Sender.MODEST);

    QueueSimulation lanes = QueueSimulation.ofLanes().run(floods, Duration.ofMillis(workMillis));

    assertThat(lanes.processedCount(Sender.MODEST)).isBetween(modestPhotos - 5, modestPhotos);
    assertThat(lanes.percentile95(Sender.MODEST)).isLessThan(Duration.ofSeconds(5));
    assertThat(lanes.percentile95(Sender.LARGE_ALBUM)).isLessThan(Duration.ofSeconds(1));
    assertThat(lanes.processedCount(Sender.LARGE_ALBUM)).isEqualTo(200);
  }

  /** The reason for lanes. */
  @Test
  void delaysOtherUsersForMinutesWithOneQueue() {
    QueueSimulation oneQueue = QueueSimulation.ofOneQueue().run(1, Duration.ofSeconds(2));

    assertThat(oneQueue.percentile95(Sender.MODEST)).isGreaterThan(Duration.ofMinutes(3));
    assertThat(oneQueue.percentile95(Sender.LARGE_ALBUM)).isGreaterThan(Duration.ofSeconds(100));
  }

  @Test
  void limitsFloodToOneSecondOfProcessingEachSecond() {
    Duration work = Duration.ofSeconds(2);

    QueueSimulation lanes = QueueSimulation.ofLanes().run(1, work);

    long burstAndRate = 500 + Duration.ofMinutes(30).toSeconds();
    assertThat(lanes.processedCount(Sender.FLOOD) * work.toSeconds())
        .isLessThanOrEqualTo(burstAndRate);
  }
}
