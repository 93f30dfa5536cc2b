package wxalbum.database;

import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Photos;
import wxalbum.settings.Settings;

/** A function that repeats a request as fast as it can, and measures it. */
final class RepeatedRequest implements Runnable {
  private final String name;
  private final Settings settings;
  private final Consumer<Photos> request;
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile boolean isStopping;
  private long count;
  private long slowestNanos;
  private @Nullable RuntimeException failure;

  RepeatedRequest(String name, Settings settings, Consumer<Photos> request) {
    this.name = name;
    this.settings = settings;
    this.request = request;
  }

  /** Sends requests until one fails or {@link #stop} is called. */
  @Override
  public void run() {
    try (Database database = new Database(settings, Photos.class)) {
      Photos photos = database.repository(Photos.class);
      while (!isStopping) {
        send(photos);
      }
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      first.countDown();
    }
  }

  private void send(Photos photos) {
    long start = System.nanoTime();
    request.accept(photos);
    record(System.nanoTime() - start);
    first.countDown();
  }

  private synchronized void record(long nanos) {
    count++;
    slowestNanos = Math.max(slowestNanos, nanos);
  }

  /** Waits for the first request, and measures only later ones. */
  void awaitFirst() throws InterruptedException {
    first.await();
    reset();
  }

  private synchronized void reset() {
    count = 0;
    slowestNanos = 0;
  }

  void stop() {
    isStopping = true;
  }

  /** Returns the number of measured requests. */
  synchronized long count() {
    return count;
  }

  /** Returns the failure that ended the requests, or null. */
  @Nullable RuntimeException failure() {
    return failure;
  }

  @Override
  public synchronized String toString() {
    return "%-36s %,9d, slowest %,6d ms".formatted(name, count, slowestNanos / 1_000_000);
  }
}
