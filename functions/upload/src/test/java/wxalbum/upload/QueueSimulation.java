package wxalbum.upload;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Stream;
import wxalbum.album.UploadLane;
import wxalbum.album.UploadRateLimit;

/**
 * Simulates half an hour of uploads in virtual time. Sixty users send five photos each at random
 * times, one user sends 200 in a row, and floods send as many as the rate limit allows. The lanes
 * and the corrections of the rate limit are those of the functions.
 */
final class QueueSimulation {
  private static final Instant START = Instant.parse("2026-05-01T09:30:00Z");
  private static final Duration LENGTH = Duration.ofMinutes(30);
  private static final Duration USUAL_WORK = Duration.ofMillis(500);
  private static final int MODEST_USERS = 60;
  private static final int SEED = 20_261_201;

  private final boolean hasLanes;
  private final LaneState priority;
  private final LaneState bulk;
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingInt(Event::number));
  private final Map<String, Instant> tats = new HashMap<>();
  private final List<Processed> processed = new ArrayList<>();
  private Instant now = START;
  private int eventCount;

  /** The kinds of users who send photos. */
  enum Sender {
    MODEST,
    LARGE_ALBUM,
    FLOOD
  }

  private record Upload(Sender sender, String user, Duration work, Instant arrivedAt) {}

  private record Processed(Sender sender, Duration time) {}

  private record Event(Instant at, int number, Runnable action) {}

  /** The queue of a lane, and the number of its free instances. */
  private static final class LaneState {
    final Queue<Upload> waiting = new ArrayDeque<>();
    int freeInstances;

    LaneState(int freeInstances) {
      this.freeInstances = freeInstances;
    }
  }

  private QueueSimulation(boolean hasLanes) {
    this.hasLanes = hasLanes;
    this.priority = new LaneState(4);
    this.bulk = new LaneState(2);
  }

  /** Creates a simulation of one queue with four instances. */
  static QueueSimulation ofOneQueue() {
    return new QueueSimulation(false);
  }

  /** Creates a simulation of the lanes with the instances of {@code serverless.yml}. */
  static QueueSimulation ofLanes() {
    return new QueueSimulation(true);
  }

  /**
   * Runs the simulation.
   *
   * @param floods number of users who send as much as they can
   * @param floodWork time that the processing of each of their photos takes
   */
  QueueSimulation run(int floods, Duration floodWork) {
    Random random = new Random(SEED);
    for (int user = 0; user < MODEST_USERS; user++) {
      String name = "modest " + user;
      Duration start = Duration.ofMillis(random.nextInt((int) LENGTH.toMillis()));
      sendSeries(Sender.MODEST, name, start, 5);
    }
    sendSeries(Sender.LARGE_ALBUM, "large album", Duration.ofMinutes(5), 200);
    for (int user = 0; user < floods; user++) {
      String name = "flood " + user;
      schedule(Duration.ZERO, () -> flood(name, floodWork));
    }
    while (!events.isEmpty() && events.element().at().isBefore(START.plus(LENGTH))) {
      Event next = events.remove();
      now = next.at();
      next.action().run();
    }
    return this;
  }

  /**
   * Returns the time from arrival to ready that 95 % of the photos of these users did not exceed.
   */
  Duration percentile95(Sender sender) {
    List<Duration> sorted = times(sender).sorted().toList();
    return sorted.get(sorted.size() * 95 / 100);
  }

  /** Returns the number of processed photos of these users. */
  int processedCount(Sender sender) {
    return (int) times(sender).count();
  }

  private Stream<Duration> times(Sender sender) {
    return processed.stream().filter(photo -> photo.sender() == sender).map(Processed::time);
  }

  private void sendSeries(Sender sender, String user, Duration start, int photos) {
    for (int i = 0; i < photos; i++) {
      schedule(
          start.plusMillis(700L * i),
          () -> {
            var _ = tryUpload(sender, user, USUAL_WORK);
          });
    }
  }

  private void flood(String user, Duration work) {
    boolean granted = tryUpload(Sender.FLOOD, user, work);
    schedule(granted ? Duration.ofMillis(20) : Duration.ofSeconds(1), () -> flood(user, work));
  }

  /** Requests a form and sends the file at once, if the rate limit allows. */
  private boolean tryUpload(Sender sender, String user, Duration work) {
    Instant tat = tats.getOrDefault(user, now);
    Instant next = (tat.isAfter(now) ? tat : now).plus(UploadRateLimit.FORM_COST);
    if (next.isAfter(now.plus(UploadRateLimit.MAX_AHEAD))) {
      return false;
    }
    tats.put(user, next);
    LaneState lane = hasLanes && isBulk(tat) ? bulk : priority;
    lane.waiting.add(new Upload(sender, user, work, now));
    process(lane);
    return true;
  }

  private boolean isBulk(Instant tat) {
    String id = new LaneAssigner(tat, now).newPhotoId(now).toString();
    return id.endsWith(UploadLane.BULK.keySuffix());
  }

  /** Starts the processing of waiting photos on the free instances of a lane. */
  private void process(LaneState lane) {
    while (lane.freeInstances > 0 && !lane.waiting.isEmpty()) {
      Upload upload = lane.waiting.remove();
      lane.freeInstances--;
      schedule(upload.work(), () -> complete(upload, lane));
    }
  }

  private void complete(Upload upload, LaneState lane) {
    processed.add(new Processed(upload.sender(), Duration.between(upload.arrivedAt(), now)));
    if (hasLanes) {
      Instant tat = tats.getOrDefault(upload.user(), now);
      tats.put(
          upload.user(),
          (tat.isAfter(now) ? tat : now).plus(UploadRateLimit.correction(upload.work(), true)));
    }
    lane.freeInstances++;
    process(lane);
  }

  private void schedule(Duration delay, Runnable action) {
    events.add(new Event(now.plus(delay), eventCount++, action));
  }
}
