package wxalbum.packaged;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wxalbum.packaged.PackagedFunction.Usage;

/**
 * Measures what each packaged function needs until its first answer has left, as Lambda starts it:
 * from nothing, and from a snapshot. The database and the bucket are at hand; WeChat is a server in
 * this process that knows everybody. Ends with 1 where one of them needs more than it may.
 */
public final class StartBenchmark {
  private static final int STARTS = 7;

  /** For whose first answer somebody waits at the beginning of a visit. */
  private static final Set<String> AWAITED = Set.of("login", "upload", "list-album");

  /** What these may need from a snapshot, as they are deployed. */
  private static final long MOST_RESTORED_MILLIS = 200;

  /** What they should not need more than from nothing, which is told and not held. */
  private static final long MOST_COLD_MILLIS = 900;

  private final Map<String, byte[]> events = new FirstEvents().byFunction();
  private final HttpServer weChat;

  private StartBenchmark() throws Exception {
    weChat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer = "{\"openid\":\"o1\",\"session_key\":\"k\"}".getBytes(StandardCharsets.UTF_8);
    weChat.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    weChat.start();
  }

  /** Prints the table. */
  public static void main(String[] none) throws Exception {
    StartBenchmark benchmark = new StartBenchmark();
    boolean held;
    try {
      held = benchmark.measure();
    } finally {
      benchmark.weChat.stop(0);
    }
    System.exit(held ? 0 : 1);
  }

  /** Whether both bounds were held. */
  private boolean measure() throws Exception {
    long fromNothing = 0;
    long restored = 0;
    System.out.printf(
        "%nFirst answers, medians of %d starts; Java %s%n", STARTS, Runtime.version());
    System.out.println("                 jar      from nothing       from a snapshot");
    System.out.println("function          MB   CPU ms  classes      CPU ms  classes");
    for (Map.Entry<String, byte[]> first : events.entrySet()) {
      String function = first.getKey();
      Usage cold = median(starts(function, first.getValue(), false));
      Usage warm = median(starts(function, first.getValue(), true));
      System.out.printf(
          "%-14s %5.1f   %6d  %7d      %6d  %7d%n",
          function,
          PackagedFunction.megabytes(function),
          cold.cpuTime().toMillis(),
          cold.classes(),
          warm.cpuTime().toMillis(),
          warm.classes());
      if (AWAITED.contains(function)) {
        fromNothing = Math.max(fromNothing, cold.cpuTime().toMillis());
        restored = Math.max(restored, warm.cpuTime().toMillis());
      }
    }
    System.out.println("login, upload and list-album, CPU ms:");
    print("from nothing", fromNothing, MOST_COLD_MILLIS);
    print("from a snapshot", restored, MOST_RESTORED_MILLIS);
    return fromNothing <= MOST_COLD_MILLIS && restored <= MOST_RESTORED_MILLIS;
  }

  private static void print(String start, long value, long most) {
    System.out.printf(
        "  %s %d (at most %d)%s%n", start, value, most, value <= most ? "" : " MISSED");
  }

  private List<Usage> starts(String function, byte[] event, boolean restored) throws Exception {
    Map<String, String> known =
        Map.of("WECHAT_URL", "http://127.0.0.1:" + weChat.getAddress().getPort());
    List<Usage> usages = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      try (PackagedFunction packaged =
          restored
              ? PackagedFunction.restore(function, known)
              : PackagedFunction.start(function, known)) {
        String answer = packaged.invoke(event);
        Usage used = packaged.used();
        usages.add(restored ? used.since(packaged.usedAtSnapshot()) : used);
        if (answer.startsWith("error") || answer.contains("\"statusCode\":5")) {
          throw new IllegalStateException(function + " answered " + answer);
        }
      }
    }
    return usages;
  }

  private static Usage median(List<Usage> usages) {
    return new Usage(
        usages.stream().map(Usage::classes).sorted().toList().get(usages.size() / 2),
        usages.stream().map(Usage::cpuTime).sorted().toList().get(usages.size() / 2));
  }
}
