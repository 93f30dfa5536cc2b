package wxalbum.local;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wxalbum.album.RenditionSize;
import wxalbum.session.UserSession;
import wxalbum.testing.Reliability;
import wxalbum.testing.TestCloud;

/**
 * Plays thousands of albums with random histories in one system: uploads, deletions, restores,
 * lost, late or repeated events, passing time, and sweeps between and during the requests. After
 * each sweep, everything that a simple model requires must exist. At the end the state must equal
 * the model, and all counters must equal a recount.
 */
class RandomHistoriesTest {
  private static final long SEED = 20_261_124;

  /** Number of albums, set by the system property {@code histories}. */
  private static final int HISTORIES = Integer.getInteger("histories", 2_000);

  private static final int ROUNDS = 8;
  private static final int ALBUMS_OF_A_USER = 10;

  /** Age from which the sweep deletes an object without a row. */
  private static final Duration UNOWNED = Duration.ofDays(2);

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

  private static final Map<String, String> RECOUNTS =
      Map.of(
          "users with wrong counters of photos or bytes",
          """
          select u.id from users u
          where u.photos <> (
            select count(*) from photos p where p.uploader_id = u.id and p.status <> 'expected')
             or u.bytes_stored <> (
            select coalesce(sum(p.bytes), 0) from photos p
            where p.uploader_id = u.id and p.status <> 'expected')
             or u.bytes_expected <> (
            select coalesce(sum(p.bytes), 0) from photos p
            where p.uploader_id = u.id and p.status = 'expected')
          """,
          "albums with a wrong photo_count",
          """
          select a.id from albums a
          where a.photo_count <> (
            select count(*) from photos p where p.album_id = a.id and p.shown = 1)
          """,
          "albums whose cover is not visible, or missing",
          """
          select a.id from albums a
          where (a.cover_photo_id is null) = exists (
            select 1 from photos p where p.album_id = a.id and p.shown = 1)
             or a.cover_photo_id is not null and not exists (
            select 1 from photos p where p.id = a.cover_photo_id and p.shown = 1)
          """);

  private final Reliability reliability = new Reliability("random histories", getClass());
  private final Random random = new Random(SEED);

  /**
   * Random generator of event deliveries. Concurrent sweeps add events, so it must not share the
   * other generator.
   */
  private final Random eventsRandom = new Random(SEED + 1);

  private final List<History> histories = new ArrayList<>();

  @Test
  void endAsAPlainModelSays(@TempDir Path folder) throws Exception {
    byte[] picture = picture();
    try (HistoryWorld world = new HistoryWorld(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      UserSession user = TestCloud.shared().newUser();
      for (int i = 0; i < HISTORIES; i++) {
        user = i % ALBUMS_OF_A_USER == 0 ? TestCloud.shared().newUser() : user;
        histories.add(new History(world, user, random, picture));
      }
      for (int round = 0; round < ROUNDS; round++) {
        round(world, threads);
      }
      settle(world);
      Set<String> keys = world.keys();
      Map<String, String> rows = world.photos();
      Map<String, Long> sizes = world.sizes();
      histories.forEach(
          history -> reliability.attempt(() -> ended(history, world.now, keys, rows)));
      histories.forEach(history -> sizesAgree(history, sizes));
      nothingElse(keys, rows);
      RECOUNTS.forEach((name, query) -> assertThat(world.ids(query)).as(name).isEmpty());
      assertThat(world.deeds())
          .containsKeys(
              "eventsReplayed",
              "reservationsExpired",
              "photosReprocessed",
              "orphansDeleted",
              "orphansTooRecent")
          .containsKeys("photosPurged", "albumsPurged");
    } finally {
      reliability.write();
    }
  }

  private void round(HistoryWorld world, ExecutorService threads) throws Exception {
    // In half of the rounds, two sweeps run concurrently with the requests.
    List<Future<?>> sweeps = new ArrayList<>();
    if (random.nextBoolean()) {
      sweeps.add(threads.submit(world::sweep));
      sweeps.add(threads.submit(world::sweepElsewhere));
    }
    for (History history : histories) {
      history.step();
      world.someEvents(eventsRandom);
    }
    for (Future<?> sweep : sweeps) {
      sweep.get();
    }
    nothingIsGone(world);
    world.pass(STEPS.get(random.nextInt(STEPS.size())));
    world.sweep();
    nothingIsGone(world);
    world.someEvents(eventsRandom);
  }

  /** Delivers every event and lets every deadline of the sweep pass. */
  private void settle(HistoryWorld world) {
    world.lateEvents();
    for (Duration step :
        List.of(STEPS.get(1), STEPS.get(2), STEPS.get(3), STEPS.get(2), Duration.ofDays(31))) {
      world.allEvents();
      world.pass(step);
      world.sweep();
      nothingIsGone(world);
    }
    world.allEvents();
  }

  private void nothingIsGone(HistoryWorld world) {
    Set<String> keys = world.keys();
    Map<String, String> rows = world.photos();
    assertThat(keys).containsAll(world.orphans.youngerThan(UNOWNED, world.now));
    for (History history : histories) {
      for (HistoryPhoto photo : history.photos) {
        if (photo.stands(world.now)) {
          assertThat(rows).containsKey(photo.id);
          assertThat(!photo.arrived || keys.contains(original(history, photo)))
              .as("the original of arrived photo " + photo.id + " exists")
              .isTrue();
        }
      }
    }
  }

  private static void ended(History history, long now, Set<String> keys, Map<String, String> rows) {
    for (HistoryPhoto photo : history.photos) {
      if (photo.gone(now)) {
        assertThat(rows).doesNotContainKey(photo.id);
        assertThat(keys).noneMatch(key -> key.contains(photo.id));
      } else if (photo.arrived && photo.stands(now)) {
        assertThat(rows).containsEntry(photo.id, photo.readable ? "ready" : "failed");
        assertThat(keys.containsAll(objects(history, photo)))
            .as("all objects of photo " + photo.id + " exist")
            .isTrue();
      }
    }
  }

  private static void sizesAgree(History history, Map<String, Long> sizes) {
    for (HistoryPhoto photo : history.photos) {
      if (sizes.containsKey(photo.id)) {
        assertThat(sizes).containsEntry(photo.id, (long) photo.file.length);
      }
    }
  }

  /** Asserts that every row has its objects and every object has a row. */
  private void nothingElse(Set<String> keys, Map<String, String> rows) {
    Set<String> named = new TreeSet<>();
    for (History history : histories) {
      for (HistoryPhoto photo : history.photos) {
        if (rows.containsKey(photo.id) && photo.arrived) {
          named.addAll(objects(history, photo));
        }
      }
    }
    assertThat(keys).isEqualTo(named);
  }

  private static Set<String> objects(History history, HistoryPhoto photo) {
    Set<String> keys = new TreeSet<>(Set.of(original(history, photo)));
    if (photo.readable) {
      for (RenditionSize size : RenditionSize.values()) {
        keys.add("renditions/" + history.album() + "/" + photo.id + "/" + size + ".jpg");
      }
    }
    return keys;
  }

  private static byte[] picture() throws IOException {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(24, 16, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
    return jpeg.toByteArray();
  }

  private static String original(History history, HistoryPhoto photo) {
    return "originals/" + history.album() + "/" + photo.id;
  }
}
