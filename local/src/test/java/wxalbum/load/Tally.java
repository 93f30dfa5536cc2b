package wxalbum.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all phones together have met. */
final class Tally {
  private static final Pattern REQUEST_ID = Pattern.compile("\"requestId\":\"([^\"]+)\"");

  final AtomicLong requests = new AtomicLong();
  final AtomicLong toldToWait = new AtomicLong();
  final AtomicLong brokenOff = new AtomicLong();
  final AtomicLong accepted = new AtomicLong();
  final AtomicLong ready = new AtomicLong();
  private final Queue<String> unavailable = new ConcurrentLinkedQueue<>();
  private final Queue<String> troubles = new ConcurrentLinkedQueue<>();

  /** Notes the id of a request that was answered 503. */
  void unavailable(String requestId) {
    unavailable.add(requestId);
  }

  /** Those whom the gateway told to wait because all instances were at work, as the log says. */
  List<String> throttled(Path log) throws IOException {
    Set<String> throttles;
    try (Stream<String> lines = Files.lines(log)) {
      throttles =
          lines
              .filter(line -> line.contains("\"event\":\"throttle\""))
              .map(REQUEST_ID::matcher)
              .filter(Matcher::find)
              .map(found -> found.group(1))
              .collect(Collectors.toSet());
    }
    return unavailable.stream().filter(throttles::contains).toList();
  }

  /** Those who were answered 503 for another reason. */
  List<String> failed(Path log) throws IOException {
    List<String> failed = new ArrayList<>(unavailable);
    failed.removeAll(throttled(log));
    return failed;
  }

  /** Notes what should not have been. */
  void trouble(String what) {
    troubles.add(what);
  }

  /** What should not have been. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }
}
