package wxalbum.tests.load;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import wxalbum.local.main.LocalCloud;
import wxalbum.local.main.LocalOptions;

/**
 * Loads a local run from fifty phones on bad networks for {@code -Dseconds} (default 180). Their
 * bandwidth ranges from 20 to 216 KB per second, and one upload in five breaks off and is repeated.
 * Prints the statistics, the time from upload to ready, and the heap used over time. Exits with 1
 * if an upload is lost, a request ends with an error, or the heap grows.
 */
public final class LoadBenchmark {
  private static final int PHONES = 50;
  private static final double FAILURE_RATE = 0.2;
  private static final int MIN_BYTES_PER_SECOND = 20_000;

  /** Maximum average heap of the last third of the time, relative to that of the first third. */
  private static final double MAX_HEAP_GROWTH = 1.25;

  private static final int HEAP_SAMPLES = 12;

  private static final Pattern UPLOAD_TO_READY = Pattern.compile("\"UploadToReady\":\\[?([0-9.]+)");

  private final List<Long> heapMegabytes = new CopyOnWriteArrayList<>();

  private LoadBenchmark() {}

  /** Runs the load and prints the report. */
  public static void main(String[] arguments) throws Exception {
    Path root = Path.of(System.getProperty("wxalbum.root"));
    Duration time = Duration.ofSeconds(Long.getLong("seconds", 180));
    LocalOptions options =
        new LocalOptions(
            root,
            Files.createTempDirectory("wxalbum-load"),
            0,
            false,
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    boolean passed;
    try (LocalCloud cloud = LocalCloud.start(options)) {
      passed = new LoadBenchmark().run(cloud, time);
    }
    System.exit(passed ? 0 : 1);
  }

  private boolean run(LocalCloud cloud, Duration time) throws Exception {
    LoadScenario load =
        new LoadScenario(
            cloud.addresses().gateway(),
            PHONES,
            i -> MIN_BYTES_PER_SECOND + 4000 * (i % 50),
            FAILURE_RATE,
            7);
    long end = System.nanoTime() + time.toNanos();
    try (ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor()) {
      long interval = time.toMillis() / HEAP_SAMPLES;
      var _ =
          sampler.scheduleAtFixedRate(
              () -> heapMegabytes.add(usedHeapMegabytes()),
              interval,
              interval,
              TimeUnit.MILLISECONDS);
      load.upload(() -> () -> System.nanoTime() < end);
    }
    load.verifyUploads();
    Path log = cloud.addresses().log();
    printReport(load.statistics(), time, log);
    return load.statistics().problems().isEmpty()
        && load.statistics().failedRequests(log).isEmpty()
        && load.statistics().acceptedUploads.get() == load.statistics().readyPhotos.get()
        && heapGrowth() <= MAX_HEAP_GROWTH;
  }

  /**
   * Returns the average heap of the last third of the samples, relative to that of the first third.
   */
  private double heapGrowth() {
    int third = heapMegabytes.size() / 3;
    return mean(heapMegabytes.subList(heapMegabytes.size() - third, heapMegabytes.size()))
        / mean(heapMegabytes.subList(0, third));
  }

  private static double mean(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  /** Returns the heap used after a garbage collection, in megabytes. */
  private static long usedHeapMegabytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_000_000;
  }

  private static List<Double> uploadToReadyMillis(Path log) throws Exception {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(UPLOAD_TO_READY::matcher)
          .filter(Matcher::find)
          .map(found -> Double.valueOf(found.group(1)))
          .sorted()
          .toList();
    }
  }

  private void printReport(LoadStatistics tally, Duration time, Path log) throws Exception {
    List<Double> times = uploadToReadyMillis(log);
    System.out.printf("%n%d phones on bad networks for %d s%n", PHONES, time.toSeconds());
    printRow("requests answered", tally.requests.get());
    printRow("rate limited, 429", tally.rateLimited.get());
    printRow("503, no free instance", tally.throttledRequests(log).size());
    printRow("503 for another reason", tally.failedRequests(log).size());
    printRow("uploads interrupted", tally.interruptedUploads.get());
    printRow("uploads accepted", tally.acceptedUploads.get());
    printRow("photos ready", tally.readyPhotos.get());
    printRow("upload to ready, p50 ms", Math.round(times.get(times.size() / 2)));
    printRow("upload to ready, p95 ms", Math.round(times.get(times.size() * 95 / 100)));
    System.out.printf("%-26s %s%n", "heap used over time, MB", heapMegabytes);
    System.out.printf(
        "%-26s %.2f of first third (at most %.2f)%n",
        "heap, last third", heapGrowth(), MAX_HEAP_GROWTH);
    System.out.printf("%-26s %s%n", "problems", tally.problems());
  }

  private static void printRow(String name, long value) {
    System.out.printf("%-26s %,d%n", name, value);
  }
}
