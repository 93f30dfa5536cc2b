package wxalbum.sweep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import wxalbum.album.ObjectInventory;
import wxalbum.album.Photos;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.http.Json;
import wxalbum.priming.PrimingRequest;
import wxalbum.priming.SnapStartHook;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.S3ObjectInventory;
import wxalbum.telemetry.Telemetry;

/**
 * The scheduled sweep, which repairs uploads whose events were lost and purges expired data. It
 * ignores the content of its event and responds with the counts of its actions. It needs the
 * database, and a bucket role that may list, read and delete objects and copy originals onto
 * themselves. A failed step does not stop the remaining steps; the invocation fails at the end.
 */
public final class SweepHandler implements RequestStreamHandler {
  /** Maximum number of objects and rows on a page of a scan; S3 lists at most 1000 keys. */
  private static final int PAGE_SIZE = 1000;

  /** The maximum duration of a step in progress: one request to the bucket with all its retries. */
  static final int RESERVED_MILLIS = 20_000;

  private final Telemetry telemetry;
  private final RoundRobinScheduler scheduler;

  @SuppressWarnings("unused") // The reference keeps the snapshot hooks alive.
  private final SnapStartHook snapshot;

  /** Creates the handler from the environment, with its bucket and database. */
  public SweepHandler() {
    Settings settings =
        Settings.read(
            Setting.BUCKET,
            Setting.AWS_REGION,
            Setting.DATABASE_URL,
            Setting.DATABASE_USER,
            Setting.SWEEP_OVERDUE_SECONDS,
            Setting.SWEEP_SCAN_SECONDS);
    this(settings, S3ObjectInventory.of(settings), Clock.systemUTC(), PAGE_SIZE);
  }

  SweepHandler(Settings settings, ObjectInventory objects, Clock clock, int pageSize) {
    Database database =
        new Database(
            settings,
            SweptPhotos.class,
            Photos.class,
            Users.class,
            RetentionRepository.class,
            ScanCheckpoints.class);
    SweptPhotos sweptPhotos = database.repository(SweptPhotos.class);
    Photos photos = database.repository(Photos.class);
    Users users = database.repository(Users.class);
    RetentionRepository retention = database.repository(RetentionRepository.class);
    ScanCheckpoints checkpoints = database.repository(ScanCheckpoints.class);
    SweepPolicy policy = SweepPolicy.of(settings);
    ReplayUploadEvent replayUploadEvent =
        new ReplayUploadEvent(sweptPhotos, photos, objects, database, policy, clock);
    this.telemetry = new Telemetry("sweep", settings);
    this.scheduler =
        new RoundRobinScheduler(
            List.of(
                new ReconcileOverdueUploads(
                    sweptPhotos,
                    photos,
                    users,
                    objects,
                    database,
                    replayUploadEvent,
                    policy,
                    clock),
                new PurgeTrash(sweptPhotos, photos, users, objects, database, clock),
                new PurgeDeletedAlbums(retention, database, clock),
                new PurgeExpiredRecords(retention, database, clock),
                new BucketScan(
                    "originals/",
                    pageSize,
                    checkpoints,
                    sweptPhotos,
                    objects,
                    new OriginalReconciler(sweptPhotos, objects, replayUploadEvent, clock),
                    new DeleteOrphanObjects(
                        "originals/", checkpoints, sweptPhotos, objects, database, clock),
                    policy,
                    clock),
                new BucketScan(
                    "renditions/",
                    pageSize,
                    checkpoints,
                    sweptPhotos,
                    objects,
                    new RenditionReconciler(objects, replayUploadEvent, clock),
                    new DeleteOrphanObjects(
                        "renditions/", checkpoints, sweptPhotos, objects, database, clock),
                    policy,
                    clock)));
    this.snapshot =
        SnapStartHook.register(
            () -> objects.head(PrimingRequest.NONEXISTENT_ORIGINAL),
            () -> objects.list(PrimingRequest.NONEXISTENT_ORIGINAL.toString(), "", 1),
            () -> sweptPhotos.find(PrimingRequest.NONEXISTENT_ORIGINAL.photoId()),
            () -> checkpoints.find(PrimingRequest.NONEXISTENT_ORIGINAL.toString()),
            () -> Json.write(new SweepRun(() -> 0).counts()),
            database::close);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    SweepRun run = new SweepRun(() -> context.getRemainingTimeInMillis() - RESERVED_MILLIS);
    String response =
        telemetry.runInvocation(
            context,
            invocation -> {
              invocation.putField("trigger", "schedule");
              scheduler.run(run);
              run.record(invocation);
              run.failure().ifPresent(SweepHandler::rethrow);
              invocation.putField("outcome", run.hasTimeLeft() ? "swept" : "out-of-time");
              return Json.write(run.counts());
            });
    output.write(response.getBytes(StandardCharsets.UTF_8));
  }

  private static void rethrow(RuntimeException failure) {
    throw failure;
  }
}
