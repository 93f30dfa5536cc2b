package wxalbum.share;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Runs tasks at the same time. */
final class ConcurrentTasks {
  private ConcurrentTasks() {}

  /** Starts all tasks together and returns their results, in order. */
  static <T> List<T> runAll(List<Supplier<T>> tasks) throws Exception {
    CyclicBarrier start = new CyclicBarrier(tasks.size());
    List<Callable<T>> waiting = new ArrayList<>();
    for (Supplier<T> task : tasks) {
      waiting.add(
          () -> {
            start.await();
            return task.get();
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(waiting)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
