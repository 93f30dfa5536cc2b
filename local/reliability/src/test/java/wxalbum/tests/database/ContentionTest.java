package wxalbum.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import wxalbum.embedded.EmbeddedStorage;
import wxalbum.embedded.StorageOptions;
import wxalbum.settings.Setting;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.TestCloud;
import wxalbum.tests.fixture.CounterCheck;
import wxalbum.tests.fixture.TestDeployment;

/**
 * Uploads, their repeats, arrivals of files, owners and the sweep compete for the same rows, as
 * fast as they can, for {@code -Dseconds} (default 5). Prints the results and the number of
 * deadlocks.
 */
class ContentionTest {
  private static final Duration DURATION = Duration.ofSeconds(Long.getLong("seconds", 5));
  private static final int PHONES = 6;
  private static final int PROCESSORS = 3;

  private final ContentionStatistics statistics = new ContentionStatistics();

  /** An action that is repeated. */
  private interface Action {
    void run(Random random) throws Exception;
  }

  @Test
  void answersAllRequestsAndKeepsCountersTrue() throws Exception {
    ReliabilityCounter reliability =
        new ReliabilityCounter("contended requests", ContentionTest.class);
    CompletableFuture<Contention> started = new CompletableFuture<>();
    long deadlocks = ContendedRows.countDeadlocks();
    List<String> wrongBefore = CounterCheck.findWrongCounters(TestCloud.shared().database());
    try (EmbeddedStorage storage =
            EmbeddedStorage.start(
                StorageOptions.temporary()
                    .withListener(event -> started.join().onStorageEvent(event)));
        TestDeployment deployment = new TestDeployment(environment(storage))) {
      Contention contention = new Contention(deployment, statistics);
      started.complete(contention);

      runConcurrently(actions(contention));

      reliability.addCounts(
          deployment.invocationCount(),
          deployment.invocationCount() - statistics.failures().size());
    } finally {
      TestCloud.shared().setRoleCredentials();
    }
    System.out.printf("contention on %s for %s%n", ContendedRows.serverVersion(), DURATION);
    statistics.print();
    System.out.printf("%-28s %,9d%n", "deadlocks", ContendedRows.countDeadlocks() - deadlocks);
    reliability.writeReport();
    assertThat(statistics.failures()).isEmpty();
    assertThat(CounterCheck.findWrongCounters(TestCloud.shared().database()))
        .containsExactlyInAnyOrderElementsOf(wrongBefore);
    assertThat(List.of("upload 201", "repeat 201", "event processed", "trash 204", "sweep"))
        .allMatch(result -> statistics.countOf(result) > 0);
  }

  private static Map<String, String> environment(EmbeddedStorage storage) {
    Map<String, String> environment = new HashMap<>(TestCloud.shared().isolatedEnvironment());
    environment.put(Setting.STORAGE_ENDPOINT.name(), storage.endpoint().toString());
    environment.put(Setting.BUCKET.name(), storage.bucket());
    environment.put(Setting.SWEEP_OVERDUE_SECONDS.name(), "1");
    environment.put(Setting.SWEEP_SCAN_SECONDS.name(), "2");
    return environment;
  }

  private static List<Action> actions(Contention contention) {
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < PHONES; i++) {
      actions.add(contention::upload);
    }
    for (int i = 0; i < PROCESSORS; i++) {
      actions.add(contention::processMessage);
    }
    actions.add(contention::trashOrRestore);
    actions.add(contention::sweep);
    return actions;
  }

  /** Repeats each action in a thread of its own until the time is over. */
  private void runConcurrently(List<Action> actions) throws Exception {
    long end = System.nanoTime() + DURATION.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(actions.size())) {
      List<Future<?>> running = new ArrayList<>();
      for (Action action : actions) {
        Random random = new Random(running.size());
        running.add(threads.submit(() -> repeat(action, random, end)));
      }
      for (Future<?> future : running) {
        var _ = future.get();
      }
    }
  }

  private void repeat(Action action, Random random, long end) {
    while (System.nanoTime() < end) {
      try {
        action.run(random);
      } catch (Exception | AssertionError e) {
        statistics.recordFailure(e.toString());
        return;
      }
    }
  }
}
