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
 * The scheduled sweep, which repairs uploads whose events were lost and purges expired data. It
 * ignores the content of its event and responds with the counts of its actions. It needs the
 * database, and a bucket role that may list, read and delete objects and copy originals onto
 * themselves. A failed step does not stop the remaining steps; the invocation fails at the end.
 */
public final class SweepHandler implements RequestStreamHandler {
  /** Maximum number of objects and rows on a page of a scan; S3 lists at most 1000 keys. */
  private static final int AT_ONCE = 1000;

  /** The maximum duration of a step in progress: one request to the bucket with all its retries. */
  static final int RESERVE_MILLIS = 20_000;

  private final Telemetry telemetry;
  private final Turns turns;

  @SuppressWarnings("unused") // The reference keeps the snapshot hooks alive.
  private final Snapshot snapshot;

  /** Creates the handler from the environment, with its bucket and database. */
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

  SweepHandler(Settings settings, StoredObjects objects, Clock clock, int pageSize) {
    Database database =
        new Database(settings, SweptPhotos.class, Users.class, Leftovers.class, Walks.class);
    SweptPhotos photos = database.repository(SweptPhotos.class);
    Users users = database.repository(Users.class);
    Leftovers retention = database.repository(Leftovers.class);
    Walks checkpoints = database.repository(Walks.class);
    Pace policy = Pace.of(settings);
    Announce replayUploadEvent = new Announce(photos, objects, database, policy, clock);
    this.telemetry = new Telemetry("sweep", settings);
    this.turns =
        new Turns(
            List.of(
                new MendOverdue(
                    photos, users, objects, database, replayUploadEvent, policy, clock),
                new PurgeTrash(photos, users, objects, database, clock),
                new PurgeAlbums(retention, database, clock),
                new DropAnswers(retention, database, clock),
                new Walk(
                    "originals/",
                    pageSize,
                    checkpoints,
                    photos,
                    objects,
                    new WatchOriginals(photos, objects, replayUploadEvent, clock),
                    new RemoveUnowned("originals/", checkpoints, photos, objects, database, clock),
                    policy,
                    clock),
                new Walk(
                    "renditions/",
                    pageSize,
                    checkpoints,
                    photos,
                    objects,
                    new WatchRenditions(objects, replayUploadEvent, clock),
                    new RemoveUnowned("renditions/", checkpoints, photos, objects, database, clock),
                    policy,
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
    Round run = new Round(() -> context.getRemainingTimeInMillis() - RESERVE_MILLIS);
    String response =
        telemetry.invocation(
            context,
            invocation -> {
              invocation.note("trigger", "schedule");
              turns.take(run);
              run.tell(invocation);
              run.failure().ifPresent(SweepHandler::fail);
              invocation.note("outcome", run.goesOn() ? "swept" : "out-of-time");
              return Json.write(run.deeds());
            });
    output.write(response.getBytes(StandardCharsets.UTF_8));
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }
}
