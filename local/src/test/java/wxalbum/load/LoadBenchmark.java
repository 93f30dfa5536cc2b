package wxalbum.load;

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
import wxalbum.local.LocalCloud;
import wxalbum.local.LocalOptions;

/**
 * Loads a local run from fifty phones on bad networks for {@code -Dseconds} (default 180). Their
 * bandwidth ranges from 20 to 216 KB per second, and one upload in five breaks off and is repeated.
 * Prints the statistics, the time from upload to ready, and the heap used over time. Exits with 1
 * if an upload is lost, a request ends with an error, or the heap grows.
 */
public final class LoadBenchmark {
  private static final int PHONES = 50;
  private static final double CUTS = 0.2;
  private static final int SLOWEST = 20_000;

  /** Most average heap of the last third of the time, relative to that of the first third. */
  private static final double FLAT = 1.25;

  private static final int LOOKS = 12;

  private static final Pattern UPLOAD_TO_READY = Pattern.compile("\"UploadToReady\":\\[?([0-9.]+)");

  private final List<Long> heap = new CopyOnWriteArrayList<>();

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
    Load load =
        new Load(cloud.addresses().gateway(), PHONES, i -> SLOWEST + 4000 * (i % 50), CUTS, 7);
    long end = System.nanoTime() + time.toNanos();
    try (ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor()) {
      long interval = time.toMillis() / LOOKS;
      var _ =
          sampler.scheduleAtFixedRate(
              () -> heap.add(held()), interval, interval, TimeUnit.MILLISECONDS);
      load.upload(() -> () -> System.nanoTime() < end);
    }
    load.recount();
    Path log = cloud.addresses().log();
    print(load.tally(), time, log);
    return load.tally().troubles().isEmpty()
        && load.tally().failed(log).isEmpty()
        && load.tally().accepted.get() == load.tally().ready.get()
        && growth() <= FLAT;
  }

  /**
   * Returns the average heap of the last third of the samples, relative to that of the first third.
   */
  private double growth() {
    int third = heap.size() / 3;
    return mean(heap.subList(heap.size() - third, heap.size())) / mean(heap.subList(0, third));
  }

  private static double mean(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  /** Returns the heap used after a garbage collection, in megabytes. */
  private static long held() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_000_000;
  }

  private static List<Double> times(Path log) throws Exception {
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(UPLOAD_TO_READY::matcher)
          .filter(Matcher::find)
          .map(found -> Double.valueOf(found.group(1)))
          .sorted()
          .toList();
    }
  }

  private void print(Tally tally, Duration time, Path log) throws Exception {
    List<Double> times = times(log);
    System.out.printf("%n%d phones on bad networks for %d s%n", PHONES, time.toSeconds());
    row("requests answered", tally.requests.get());
    row("rate limited, 429", tally.toldToWait.get());
    row("503, no free instance", tally.throttled(log).size());
    row("503 for another reason", tally.failed(log).size());
    row("uploads interrupted", tally.brokenOff.get());
    row("uploads accepted", tally.accepted.get());
    row("photos ready", tally.ready.get());
    row("upload to ready, p50 ms", Math.round(times.get(times.size() / 2)));
    row("upload to ready, p95 ms", Math.round(times.get(times.size() * 95 / 100)));
    System.out.printf("%-26s %s%n", "heap used over time, MB", heap);
    System.out.printf(
        "%-26s %.2f of first third (at most %.2f)%n", "heap, last third", growth(), FLAT);
    System.out.printf("%-26s %s%n", "problems", tally.troubles());
  }

  private static void row(String name, long value) {
    System.out.printf("%-26s %,d%n", name, value);
  }
}
