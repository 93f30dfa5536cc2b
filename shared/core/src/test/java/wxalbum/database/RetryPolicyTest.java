package wxalbum.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final List<Duration> pauses = new ArrayList<>();
  private long nanoTime;

  private RetryPolicy policy(long seed) {
    return new RetryPolicy(new Random(seed), () -> nanoTime, this::sleep);
  }

  private void sleep(Duration pause) {
    pauses.add(pause);
    nanoTime += pause.toNanos();
  }

  @Test
  void pausesBeforeEachOfFiveAttempts() {
    RetryPolicy.Attempts attempts = policy(1).begin();

    List<Boolean> permitted =
        IntStream.range(0, 5).mapToObj(_ -> attempts.pauseBeforeNext()).toList();

    assertThat(permitted).containsExactly(true, true, true, true, false);
    assertThat(pauses).hasSize(4);
  }

  @Test
  void doublesMaximumOfEachPause() {
    for (int seed = 0; seed < 200; seed++) {
      RetryPolicy.Attempts attempts = policy(seed).begin();
      IntStream.range(0, 4).forEach(_ -> assertThat(attempts.pauseBeforeNext()).isTrue());
    }

    assertThat(longestPauseMillis(0)).isBetween(20L, 25L);
    assertThat(longestPauseMillis(1)).isBetween(40L, 50L);
    assertThat(longestPauseMillis(2)).isBetween(80L, 100L);
    assertThat(longestPauseMillis(3)).isBetween(160L, 200L);
  }

  @Test
  void pausesDifferBetweenTransactions() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(policy(seed).begin().pauseBeforeNext()).isTrue();
    }

    assertThat(pauses).doesNotHaveDuplicates();
  }

  @Test
  void permitsNoAttemptAfterThreeSeconds() {
    RetryPolicy.Attempts attempts = policy(1).begin();
    nanoTime += Duration.ofSeconds(3).toNanos();

    boolean permitted = attempts.pauseBeforeNext();

    assertThat(permitted).isFalse();
    assertThat(pauses).isEmpty();
  }

  @Test
  void permitsNoAttemptWhenThreadIsInterrupted() {
    RetryPolicy policy =
        new RetryPolicy(
            new Random(1),
            () -> nanoTime,
            _ -> {
              throw new InterruptedException();
            });

    boolean permitted = policy.begin().pauseBeforeNext();

    assertThat(permitted).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  /** Returns the longest of the pauses with this position in their transaction. */
  private long longestPauseMillis(int position) {
    return IntStream.iterate(position, i -> i < pauses.size(), i -> i + 4)
        .mapToLong(i -> pauses.get(i).toMillis())
        .max()
        .orElseThrow();
  }
}
