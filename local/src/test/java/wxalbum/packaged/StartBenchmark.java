package wxalbum.packaged;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wxalbum.packaged.PackagedFunction.Usage;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.Events;
import wxalbum.testing.TestCloud;

/**
 * Measures what each packaged function needs until its first answer has left, as Lambda starts it:
 * from nothing, and from a snapshot. The database and the bucket are at hand; WeChat is a server in
 * this process that knows everybody.
 */
public final class StartBenchmark {
  private static final int STARTS = 7;

  /** What login, upload and list-album may need from nothing. */
  private static final long MOST_CPU_MILLIS = 900;

  private final TestCloud cloud = TestCloud.shared();
  private final AlbumFixture album = new AlbumFixture(cloud.settings());
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
    try {
      benchmark.measure();
    } finally {
      benchmark.weChat.stop(0);
    }
    System.exit(0);
  }

  private void measure() throws Exception {
    System.out.printf(
        "%nFirst answers, medians of %d starts; Java %s%n", STARTS, Runtime.version());
    System.out.println("                 jar      from nothing       from a snapshot");
    System.out.println("function          MB   CPU ms  classes      CPU ms  classes");
    for (Map.Entry<String, byte[]> first : firstEvents().entrySet()) {
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
    }
    System.out.printf("login, upload and list-album: at most %d ms%n", MOST_CPU_MILLIS);
  }

  /** The commonest request of each function, by the function's name. */
  private Map<String, byte[]> firstEvents() {
    String token = cloud.token(album.session());
    Map<String, Object> file =
        Map.of("name", "IMG_0001.JPG", "bytes", 3_670_016, "contentType", "image/jpeg");
    Map<String, byte[]> events = new LinkedHashMap<>();
    events.put("login", ApiRequest.to("POST /login").json(Map.of("code", "one")).event());
    events.put(
        "upload",
        ApiRequest.to("POST /albums/{albumId}/uploads")
            .path("albumId", album.album())
            .token(token)
            .json(Map.of("files", List.of(file)))
            .event());
    events.put("list-album", ApiRequest.to("GET /albums").token(token).event());
    events.put(
        "manage-album",
        ApiRequest.to("POST /albums").token(token).json(Map.of("title", "one")).event());
    events.put("share", Events.sample("share.json"));
    events.put("thumbnail", Events.sample("thumbnail.json"));
    return events;
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
