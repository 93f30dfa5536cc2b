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
import wxalbum.database.Database;
import wxalbum.http.Json;
import wxalbum.priming.PrimingRequest;
import wxalbum.priming.SnapStartHook;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.storage.S3ObjectInventory;
import wxalbum.telemetry.Invocation;
import wxalbum.telemetry.Telemetry;

/**
 * The scheduled sweep, which repairs uploads whose events were lost and purges expired data. It
 * ignores the content of its event and responds with the counts of its actions. It needs the
 * database, and a bucket role that may list, read and delete objects and copy originals onto
 * themselves and to the quarantine. A failed step does not stop the remaining steps; the invocation
 * fails at the end.
 */
public final class SweepHandler implements RequestStreamHandler {
  /** Maximum number of objects and rows on a page of a scan; S3 lists at most 1000 keys. */
  private static final int PAGE_SIZE = 1000;

  /** The maximum duration of a step in progress: one request to the bucket with all its retries. */
  static final int RESERVED_MILLIS = 20_000;

  private final Telemetry telemetry;
  private final RoundRobinScheduler scheduler;

  /** The hook. Lambda holds it weakly; this field keeps it reachable. */
  final SnapStartHook snapStartHook;

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
    Database database = SweepTasks.openDatabase(settings);
    SweepPolicy policy = SweepPolicy.of(settings);
    SweepTasks tasks = new SweepTasks(database, objects, policy, pageSize);
    SweepTasks idleTasks = new SweepTasks(database, new EmptyInventory(), policy, pageSize);
    this.telemetry = new Telemetry("sweep", settings);
    this.scheduler =
        new RoundRobinScheduler(tasks.create(clock, List.of("originals/", "renditions/")));
    this.snapStartHook =
        SnapStartHook.register(
            () -> objects.head(PrimingRequest.NONEXISTENT_ORIGINAL),
            () -> objects.list(SweepTasks.NONEXISTENT_PREFIX, "", pageSize),
            () -> database.runAndRollBack(() -> prime(idleTasks)),
            database::close);
  }

  /** Runs all tasks in one transaction, without a call of the bucket. */
  private static void prime(SweepTasks tasks) {
    RoundRobinScheduler idle = new RoundRobinScheduler(tasks.createIdle());
    SweepRun run = new SweepRun(() -> Integer.MAX_VALUE);
    String _ = Invocation.runDetached(invocation -> sweep(idle, run, invocation));
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
              return sweep(scheduler, run, invocation);
            });
    output.write(response.getBytes(StandardCharsets.UTF_8));
  }

  /** Runs the tasks, records their counts, and returns the counts as JSON. */
  private static String sweep(RoundRobinScheduler scheduler, SweepRun run, Invocation invocation) {
    scheduler.run(run);
    run.record(invocation);
    run.failure().ifPresent(SweepHandler::rethrow);
    invocation.putField("outcome", run.hasTimeLeft() ? "swept" : "out-of-time");
    return Json.write(run.counts());
  }

  private static void rethrow(RuntimeException failure) {
    throw failure;
  }
}
