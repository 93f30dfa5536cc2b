package wxalbum.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import wxalbum.album.StoredObjects;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.Json;
import wxalbum.http.Rehearsal;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.snapshot.Snapshot;
import wxalbum.storage.S3StoredObjects;
import wxalbum.telemetry.Telemetry;

/**
 * The sweep, called by the clock: any event will do, and what it did is the answer. Needs the
 * bucket (list, read and remove everything, write originals over themselves) and the database. What
 * fails does not keep the rest from being done; then the invocation fails.
 */
public final class SweepHandler implements RequestStreamHandler {
  /** Objects and rows in a stretch of a walk: as many as one request may list. */
  private static final int AT_ONCE = 1000;

  /** What a step that has begun may still take: one request to the bucket with all its repeats. */
  static final int RESERVE_MILLIS = 20_000;

  private final Telemetry telemetry;
  private final Turns turns;

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
    this.telemetry = new Telemetry("sweep", settings);
    this.turns =
        new Turns(
            List.of(
                new MendOverdue(photos, users, objects, database, announce, pace, clock),
                new PurgeTrash(photos, users, objects, database, clock),
                new PurgeAlbums(leftovers, database, clock),
                new DropAnswers(leftovers, database, clock),
                new Walk(
                    "originals/",
                    atOnce,
                    walks,
                    photos,
                    objects,
                    new WatchOriginals(photos, objects, announce, clock),
                    new RemoveUnowned("originals/", walks, photos, objects, database, clock),
                    pace,
                    clock),
                new Walk(
                    "renditions/",
                    atOnce,
                    walks,
                    photos,
                    objects,
                    new WatchRenditions(objects, announce, clock),
                    new RemoveUnowned("renditions/", walks, photos, objects, database, clock),
                    pace,
                    clock)));
    this.snapshot =
        Snapshot.after(
            () -> objects.look(Rehearsal.NOTHING),
            () -> photos.find(Rehearsal.NOTHING.photoId()),
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Round round = new Round(() -> context.getRemainingTimeInMillis() - RESERVE_MILLIS);
    String answer =
        telemetry.invocation(
            context,
            invocation -> {
              invocation.note("trigger", "schedule");
              turns.take(round);
              round.tell(invocation);
              round.failure().ifPresent(SweepHandler::fail);
              invocation.note("outcome", round.goesOn() ? "swept" : "out-of-time");
              return Json.write(round.deeds());
            });
    output.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }
}
