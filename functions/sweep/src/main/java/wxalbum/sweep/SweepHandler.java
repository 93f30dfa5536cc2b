package wxalbum.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wxalbum.album.StoredObjects;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.Json;
import wxalbum.http.Rehearsal;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.snapshot.Snapshot;
import wxalbum.storage.S3StoredObjects;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Telemetry;

/**
 * The sweep, called by the clock: any event will do, and what it did is the answer. Needs the
 * bucket (list, read and remove everything, write originals over themselves) and the database. A
 * task that fails does not keep the others from being done; then the invocation fails.
 */
public final class SweepHandler implements RequestStreamHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SweepHandler.class);

  /** Objects and rows in a stretch of a walk: as many as one request may list. */
  private static final int AT_ONCE = 1000;

  /** What a step that has begun may still take. */
  private static final int RESERVE_MILLIS = 15_000;

  private final Telemetry telemetry;
  private final List<Task> tasks;

  @SuppressWarnings("unused") // It lasts as long as this refers to it.
  private final Snapshot snapshot;

  /** Wires the function to the settings: the bucket and the database. */
  public SweepHandler() {
    Settings settings =
        Settings.read(
            Setting.BUCKET,
            Setting.AWS_REGION,
            Setting.DATABASE_URL,
            Setting.DATABASE_USER,
            Setting.SWEEP_OVERDUE_SECONDS,
            Setting.SWEEP_WALK_SECONDS);
    this(settings, S3StoredObjects.of(settings), Clock.systemUTC(), AT_ONCE);
  }

  SweepHandler(Settings settings, StoredObjects objects, Clock clock, int atOnce) {
    Database database =
        new Database(settings, SweptPhotos.class, Users.class, Leftovers.class, Walks.class);
    SweptPhotos photos = database.repository(SweptPhotos.class);
    Users users = database.repository(Users.class);
    Leftovers leftovers = database.repository(Leftovers.class);
    Walks walks = database.repository(Walks.class);
    Pace pace = Pace.of(settings);
    Announce announce = new Announce(photos, objects, database, pace, clock);
    RemoveUnowned unowned = new RemoveUnowned(photos, objects, database, clock);
    Watch originals = new WatchOriginals(photos, objects, announce, clock);
    Watch renditions = new WatchRenditions(objects, announce, clock);
    this.telemetry = new Telemetry("sweep", settings);
    this.tasks =
        List.of(
            new MendOverdue(photos, users, objects, database, announce, pace, clock),
            new PurgeTrash(photos, users, objects, database, clock),
            new PurgeAlbums(leftovers, database, clock),
            new DropAnswers(leftovers, database, clock),
            new WalkBucket(
                List.of(
                    new Walk(
                        "originals/",
                        atOnce,
                        walks,
                        photos,
                        objects,
                        originals,
                        unowned,
                        pace,
                        clock),
                    new Walk(
                        "renditions/",
                        atOnce,
                        walks,
                        photos,
                        objects,
                        renditions,
                        unowned,
                        pace,
                        clock))));
    this.snapshot =
        Snapshot.after(
            () -> objects.look(Rehearsal.NOTHING),
            () -> photos.find(Rehearsal.NOTHING.photoId()),
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Round round = new Round(() -> context.getRemainingTimeInMillis() > RESERVE_MILLIS);
    String answer =
        telemetry.invocation(
            context,
            invocation -> {
              invocation.note("trigger", "schedule");
              run(round, invocation);
              invocation.note("outcome", round.goesOn() ? "swept" : "out-of-time");
              return Json.write(round.deeds());
            });
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  private void run(Round round, Invocation invocation) {
    RuntimeException failure = null;
    for (Task task : tasks) {
      failure = first(failure, attempt(task, round));
    }
    round.tell(invocation);
    if (failure != null) {
      throw failure;
    }
  }

  private static @Nullable RuntimeException attempt(Task task, Round round) {
    try {
      task.run(round);
      return null;
    } catch (RuntimeException e) {
      LOG.error("{} failed; the next round goes on with it", task.getClass().getSimpleName(), e);
      return e;
    }
  }

  private static @Nullable RuntimeException first(
      @Nullable RuntimeException before, @Nullable RuntimeException now) {
    return before == null ? now : before;
  }
}
