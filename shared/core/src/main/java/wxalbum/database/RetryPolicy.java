package wxalbum.database;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Limits the attempts to run a transaction, and pauses between them: exponential backoff with full
 * jitter. Transactions that blocked each other therefore do not meet again.
 */
final class RetryPolicy {
  /** Maximum number of attempts, the first one included. */
  private static final int MAX_ATTEMPTS = 5;

  /** Maximum of the first pause. It doubles with each further pause. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

  /**
   * No attempt begins later than this after the first one. The limit and the response timeout of a
   * statement are together shorter than a function's timeout of 10 seconds.
   */
  private static final Duration TIME_LIMIT = Duration.ofSeconds(3);

  private final RandomGenerator random;
  private final LongSupplier nanoTime;
  private final Sleeper sleeper;

  /**
   * Creates the policy of the functions. Its random numbers differ between the instances that start
   * from one snapshot.
   */
  RetryPolicy() {
    this(new SecureRandom(), System::nanoTime, Thread::sleep);
  }

  /**
   * Creates a policy.
   *
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  RetryPolicy(RandomGenerator random, LongSupplier nanoTime, Sleeper sleeper) {
    this.random = random;
    this.nanoTime = nanoTime;
    this.sleeper = sleeper;
  }

  /** Begins to count the attempts of one transaction. */
  Attempts begin() {
    return new Attempts(nanoTime.getAsLong());
  }

  /** The attempts to run one transaction. Not thread-safe. */
  final class Attempts {
    private final long startNanos;
    private int count = 1;

    private Attempts(long startNanos) {
      this.startNanos = startNanos;
    }

    /**
     * Pauses before the next attempt.
     *
     * @return false, without a pause, if the maximum number of attempts or the time limit is
     *     reached; also false if the thread is interrupted
     */
    boolean pauseBeforeNext() {
      long maxPause = FIRST_PAUSE.toNanos() << (count - 1);
      long pause = random.nextLong(maxPause + 1);
      long elapsed = nanoTime.getAsLong() - startNanos;
      if (count == MAX_ATTEMPTS || elapsed + pause > TIME_LIMIT.toNanos()) {
        return false;
      }
      count++;
      try {
        sleeper.sleep(Duration.ofNanos(pause));
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
