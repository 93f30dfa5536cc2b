package wxalbum.sweep;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import wxalbum.album.ObjectInventory;
import wxalbum.album.Photos;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.settings.Settings;
import wxalbum.sweep.ScanCheckpoints.Checkpoint;

/** Creates the tasks of the sweep from the database and the bucket that they share. */
final class SweepTasks {
  /** A prefix that no key has, because ids are upper-case. */
  static final String NONEXISTENT_PREFIX = "originals/none/";

  private final Database database;
  private final ObjectInventory objects;
  private final SweepPolicy policy;
  private final int pageSize;
  private final SweptPhotos sweptPhotos;
  private final Photos photos;
  private final Users users;
  private final RetentionRepository retention;
  private final ScanCheckpoints checkpoints;

  /**
   * Creates the factory.
   *
   * @param database from {@link #openDatabase}
   * @param pageSize the maximum number of objects, and of rows, on a page of a scan
   */
  SweepTasks(Database database, ObjectInventory objects, SweepPolicy policy, int pageSize) {
    this.database = database;
    this.objects = objects;
    this.policy = policy;
    this.pageSize = pageSize;
    this.sweptPhotos = database.repository(SweptPhotos.class);
    this.photos = database.repository(Photos.class);
    this.users = database.repository(Users.class);
    this.retention = database.repository(RetentionRepository.class);
    this.checkpoints = database.repository(ScanCheckpoints.class);
  }

  /** Opens the database of one instance, with the repositories that the tasks use. */
  static Database openDatabase(Settings settings) {
    return new Database(
        settings,
        SweptPhotos.class,
        Photos.class,
        Users.class,
        RetentionRepository.class,
        ScanCheckpoints.class);
  }

  /** Creates all tasks, with one scan for each key prefix. */
  List<SweepTask> create(Clock clock, List<String> keyPrefixes) {
    ReplayUploadEvent replayUploadEvent =
        new ReplayUploadEvent(sweptPhotos, photos, objects, database, policy, clock);
    List<SweepTask> tasks = new ArrayList<>();
    tasks.add(
        new ReconcileOverdueUploads(
            sweptPhotos, photos, users, objects, database, replayUploadEvent, policy, clock));
    tasks.add(new PurgeTrash(sweptPhotos, photos, users, objects, database, clock));
    tasks.add(new PurgeDeletedAlbums(retention, database, clock));
    tasks.add(new PurgeExpiredRecords(retention, database, clock));
    for (String keyPrefix : keyPrefixes) {
      tasks.add(createScan(keyPrefix, replayUploadEvent, clock));
    }
    return tasks;
  }

  /**
   * Creates tasks that run all their queries and find nothing to change: at a time before any
   * photo, with a scan that has already passed every photo. The caller rolls back the transaction
   * in which it calls this method and runs the tasks.
   */
  List<SweepTask> createIdle() {
    Instant now = Instant.EPOCH;
    checkpoints.insertIfAbsent(
        Checkpoint.initial(NONEXISTENT_PREFIX, now).movedTo(null, PhotoPosition.AFTER_ALL_PHOTOS));
    return create(Clock.fixed(now, ZoneOffset.UTC), List.of(NONEXISTENT_PREFIX));
  }

  private BucketScan createScan(
      String keyPrefix, ReplayUploadEvent replayUploadEvent, Clock clock) {
    return new BucketScan(
        keyPrefix,
        pageSize,
        checkpoints,
        sweptPhotos,
        objects,
        keyPrefix.startsWith("originals/")
            ? new OriginalReconciler(sweptPhotos, objects, replayUploadEvent, clock)
            : new RenditionReconciler(objects, replayUploadEvent, clock),
        new RemoveOrphanObjects(keyPrefix, checkpoints, sweptPhotos, objects, database, clock),
        policy,
        clock);
  }
}
