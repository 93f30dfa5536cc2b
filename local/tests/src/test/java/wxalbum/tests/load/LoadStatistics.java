package wxalbum.tests.load;

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

/** Statistics of all phones. */
final class LoadStatistics {
  private static final Pattern REQUEST_ID = Pattern.compile("\"requestId\":\"([^\"]+)\"");

  final AtomicLong requests = new AtomicLong();
  final AtomicLong rateLimited = new AtomicLong();
  final AtomicLong interruptedUploads = new AtomicLong();
  final AtomicLong acceptedUploads = new AtomicLong();
  final AtomicLong readyPhotos = new AtomicLong();
  private final Queue<String> unavailable = new ConcurrentLinkedQueue<>();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();

  /** Records the id of a request with a 503 response. */
  void recordUnavailable(String requestId) {
    unavailable.add(requestId);
  }

  /**
   * Returns the requests with a 503 response that the gateway rejected because no instance was
   * free, according to the log.
   */
  List<String> throttledRequests(Path log) throws IOException {
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

  /** Returns the requests with a 503 response for any other reason. */
  List<String> failedRequests(Path log) throws IOException {
    List<String> failed = new ArrayList<>(unavailable);
    failed.removeAll(throttledRequests(log));
    return failed;
  }

  /** Records a problem, which fails the test. */
  void recordProblem(String description) {
    problems.add(description);
  }

  /** Returns all recorded problems. */
  List<String> problems() {
    return List.copyOf(problems);
  }
}
