package wxalbum.tests.packaged;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wxalbum.testkit.FixedResponseServer;
import wxalbum.tests.packaged.PackagedFunction.Usage;

/**
 * Measures the CPU time and the classes that each packaged function needs for its first response,
 * after a cold start and after a snapshot. The database and the bucket are local; a server in this
 * process stands in for WeChat and accepts every code. Exits with 1 if a function exceeds its
 * limit.
 */
public final class StartupBenchmark {
  private static final int STARTS = 7;

  /** Functions whose first response a user waits for at the beginning of a visit. */
  private static final Set<String> INTERACTIVE_FUNCTIONS = Set.of("login", "upload", "list-album");

  /** Maximum CPU milliseconds of these functions after a snapshot, as they are deployed. */
  private static final long MAX_RESTORED_MILLIS = 200;

  /** Maximum CPU milliseconds of these functions after a cold start. */
  private static final long MAX_COLD_MILLIS = 900;

  private final Map<String, byte[]> events = new TypicalEvents().byFunction();
  private final FixedResponseServer weChat =
      FixedResponseServer.respondingWith(200, "{\"openid\":\"o1\",\"session_key\":\"k\"}");

  private StartupBenchmark() throws Exception {}

  /** Measures all functions and prints the table. */
  public static void main(String[] arguments) throws Exception {
    StartupBenchmark benchmark = new StartupBenchmark();
    boolean passed;
    try {
      passed = benchmark.measure();
    } finally {
      benchmark.weChat.close();
    }
    System.exit(passed ? 0 : 1);
  }

  /** Prints the table and returns whether both limits hold. */
  private boolean measure() throws Exception {
    long coldMillis = 0;
    long restoredMillis = 0;
    System.out.printf(
        "%nFirst responses, medians of %d starts; Java %s%n", STARTS, Runtime.version());
    System.out.println("                 jar        cold start       from a snapshot");
    System.out.println("function          MB   CPU ms  classes      CPU ms  classes");
    for (Map.Entry<String, byte[]> first : events.entrySet()) {
      String function = first.getKey();
      Usage cold = median(measureStarts(function, first.getValue(), false));
      Usage warm = median(measureStarts(function, first.getValue(), true));
      System.out.printf(
          "%-14s %5.1f   %6d  %7d      %6d  %7d%n",
          function,
          PackagedFunction.jarMegabytes(function),
          cold.cpuTime().toMillis(),
          cold.loadedClasses(),
          warm.cpuTime().toMillis(),
          warm.loadedClasses());
      if (INTERACTIVE_FUNCTIONS.contains(function)) {
        coldMillis = Math.max(coldMillis, cold.cpuTime().toMillis());
        restoredMillis = Math.max(restoredMillis, warm.cpuTime().toMillis());
      }
    }
    System.out.println("login, upload and list-album, CPU ms:");
    printLimit("cold start", coldMillis, MAX_COLD_MILLIS);
    printLimit("from a snapshot", restoredMillis, MAX_RESTORED_MILLIS);
    return coldMillis <= MAX_COLD_MILLIS && restoredMillis <= MAX_RESTORED_MILLIS;
  }

  private static void printLimit(String start, long value, long limit) {
    System.out.printf(
        "  %s %d (at most %d)%s%n", start, value, limit, value <= limit ? "" : " MISSED");
  }

  private List<Usage> measureStarts(String function, byte[] event, boolean restored)
      throws Exception {
    Map<String, String> settings = Map.of("WECHAT_URL", weChat.address());
    List<Usage> usages = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (PackagedFunction packaged =
          restored
              ? PackagedFunction.restore(function, settings)
              : PackagedFunction.start(function, settings)) {
        String output = packaged.invoke(event);
        Usage used = packaged.usage();
        usages.add(restored ? used.since(packaged.usageAtSnapshot()) : used);
        if (output.startsWith("error") || output.contains("\"statusCode\":5")) {
          throw new IllegalStateException("Function " + function + " failed: " + output);
        }
      }
    }
    return usages;
  }

  private static Usage median(List<Usage> usages) {
    return new Usage(
        usages.stream().map(Usage::loadedClasses).sorted().toList().get(usages.size() / 2),
        usages.stream().map(Usage::cpuTime).sorted().toList().get(usages.size() / 2));
  }
}
