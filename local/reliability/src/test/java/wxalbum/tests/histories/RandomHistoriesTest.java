package wxalbum.tests.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.album.ObjectKey.QUARANTINE_PREFIX;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wxalbum.album.RenditionSize;
import wxalbum.session.UserSession;
import wxalbum.testkit.ReliabilityCounter;
import wxalbum.testkit.TestCloud;

/**
 * Plays thousands of albums with random histories: uploads, deletions, restores, lost, late or
 * repeated events, passing time, and sweeps between and during the requests. After each sweep,
 * everything that a simple model requires must exist. At the end the state must equal the model,
 * and all counters must equal a recount. The histories are divided among systems that run at the
 * same time.
 */
class RandomHistoriesTest {
  private static final long SEED = 20_261_124;

  private static final int SYSTEMS = 4;

  /** Number of albums of a system; the system property {@code histories} sets that of all. */
  private static final int HISTORIES = Integer.getInteger("histories", 2_000) / SYSTEMS;

  private static final ReliabilityCounter RELIABILITY =
      new ReliabilityCounter("random histories", RandomHistoriesTest.class);

  private static final int ROUNDS = 8;
  private static final int ALBUMS_PER_USER = 10;

  /** Age from which the sweep moves an original without a row to the quarantine. */
  private static final Duration ORPHAN_MIN_AGE = Duration.ofDays(2);

  /** Time that an original stays in the quarantine. */
  private static final Duration QUARANTINE_TIME = Duration.ofDays(30);

  /**
   * Steps of time. The last two end seven minutes before and after the end of the retention of
   * photos trashed now.
   */
  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(17),
          Duration.ofMinutes(187),
          Duration.ofHours(29),
          Duration.ofHours(77),
          Duration.ofHours(245),
          Duration.ofDays(30).minusMinutes(7),
          Duration.ofDays(30).plusMinutes(7));

  private final List<AlbumHistory> histories = new ArrayList<>();

  @AfterAll
  static void writeReport() {
    RELIABILITY.writeReport();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  @Execution(ExecutionMode.CONCURRENT)
  void endsInStateOfModel(int system, @TempDir Path folder) throws Exception {
    Random random = new Random(SEED + system);
    byte[] picture = encodeJpeg();
    try (HistorySystem world = new HistorySystem(folder, -SEED - system);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      UserSession user = TestCloud.shared().newUser();
      for (int i = 0; i < HISTORIES; i++) {
        user = i % ALBUMS_PER_USER == 0 ? TestCloud.shared().newUser() : user;
        histories.add(new AlbumHistory(world, user, random, picture));
      }
      for (int round = 0; round < ROUNDS; round++) {
        playRound(world, threads, random);
      }
      deliverEverything(world);
      Set<String> keys = world.objectKeys();
      Map<String, String> rows = world.statusById();
      Map<String, Long> sizes = world.sizeById();
      histories.forEach(
          history ->
              RELIABILITY.attempt(() -> assertFinalState(history, world.nowSeconds, keys, rows)));
      histories.forEach(history -> assertSizes(history, sizes));
      assertOnlyExpectedObjects(keys, rows);
      Inconsistencies.QUERIES.forEach(
          (name, query) -> assertThat(world.findIds(query)).as(name).isEmpty());
      assertThat(world.sweepCounts())
          .containsKeys(
              "eventsReplayed",
              "reservationsExpired",
              "photosReprocessed",
              "orphansQuarantined",
              "orphansTooRecent")
          .containsKeys("photosPurged", "albumsPurged");
    }
  }

  private void playRound(HistorySystem world, ExecutorService threads, Random random)
      throws Exception {
    // In half of the rounds, two sweeps run concurrently with the requests.
    List<Future<?>> sweeps = new ArrayList<>();
    if (random.nextBoolean()) {
      sweeps.add(threads.submit(world::runSweep));
      sweeps.add(threads.submit(world::runSweepOnOtherInstance));
    }
    for (AlbumHistory history : histories) {
      history.performStep();
      world.deliverSomeEvents();
    }
    for (Future<?> sweep : sweeps) {
      sweep.get();
    }
    assertNothingLost(world);
    world.advanceTime(STEPS.get(random.nextInt(STEPS.size())));
    world.runSweep();
    assertNothingLost(world);
    world.deliverSomeEvents();
  }

  /** Delivers every event and lets every deadline of the sweep pass. */
  private void deliverEverything(HistorySystem world) {
    world.deliverDelayedEvents();
    for (Duration step :
        List.of(STEPS.get(1), STEPS.get(2), STEPS.get(3), STEPS.get(2), Duration.ofDays(31))) {
      world.deliverAllEvents();
      world.advanceTime(step);
      world.runSweep();
      assertNothingLost(world);
    }
    world.deliverAllEvents();
  }

  private void assertNothingLost(HistorySystem world) {
    Set<String> keys = world.objectKeys();
    Map<String, String> rows = world.statusById();
    assertOrphansKept(world, keys);
    for (AlbumHistory history : histories) {
      for (PhotoModel photo : history.photos) {
        if (photo.mustExist(world.nowSeconds)) {
          assertThat(rows).containsKey(photo.id);
          assertThat(!photo.arrived || keys.contains(originalKey(history, photo)))
              .as("the original of arrived photo " + photo.id + " exists")
              .isTrue();
        }
      }
    }
  }

  /**
   * Asserts that the quarantine contains nothing but orphans, and that orphans are kept in their
   * place and then in the quarantine.
   */
  private static void assertOrphansKept(HistorySystem world, Set<String> keys) {
    Set<String> orphans = world.orphans.allKeys();
    Duration age = ORPHAN_MIN_AGE.plus(QUARANTINE_TIME);
    assertThat(keys).containsAll(world.orphans.keysYoungerThan(ORPHAN_MIN_AGE, world.nowSeconds));
    assertThat(world.orphans.keysYoungerThan(age, world.nowSeconds))
        .allMatch(key -> keys.contains(key) || keys.contains(QUARANTINE_PREFIX + key));
    assertThat(keys.stream().filter(key -> key.startsWith(QUARANTINE_PREFIX)))
        .allMatch(key -> orphans.contains(key.substring(QUARANTINE_PREFIX.length())));
  }

  private static void assertFinalState(
      AlbumHistory history, long now, Set<String> keys, Map<String, String> rows) {
    for (PhotoModel photo : history.photos) {
      if (photo.mustBeGone(now)) {
        assertThat(rows).doesNotContainKey(photo.id);
        assertThat(keys).noneMatch(key -> key.contains(photo.id));
      } else if (photo.arrived && photo.mustExist(now)) {
        assertThat(rows).containsEntry(photo.id, photo.readable ? "ready" : "failed");
        assertThat(keys.containsAll(expectedKeys(history, photo)))
            .as("all objects of photo " + photo.id + " exist")
            .isTrue();
      }
    }
  }

  private static void assertSizes(AlbumHistory history, Map<String, Long> sizes) {
    for (PhotoModel photo : history.photos) {
      if (sizes.containsKey(photo.id)) {
        assertThat(sizes).containsEntry(photo.id, (long) photo.file.length);
      }
    }
  }

  /** Asserts that every row has its objects and every object has a row. */
  private void assertOnlyExpectedObjects(Set<String> keys, Map<String, String> rows) {
    Set<String> named = new TreeSet<>();
    for (AlbumHistory history : histories) {
      for (PhotoModel photo : history.photos) {
        if (rows.containsKey(photo.id) && photo.arrived) {
          named.addAll(expectedKeys(history, photo));
        }
      }
    }
    assertThat(keys).isEqualTo(named);
  }

  private static Set<String> expectedKeys(AlbumHistory history, PhotoModel photo) {
    Set<String> keys = new TreeSet<>(Set.of(originalKey(history, photo)));
    if (photo.readable) {
      for (RenditionSize size : RenditionSize.values()) {
        keys.add("renditions/" + history.albumId() + "/" + photo.id + "/" + size + ".jpg");
      }
    }
    return keys;
  }

  private static byte[] encodeJpeg() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
    return jpeg.toByteArray();
  }

  private static String originalKey(AlbumHistory history, PhotoModel photo) {
    return "originals/" + history.albumId() + "/" + photo.id;
  }
}
