package wxalbum.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.CoverUpdater;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoLifecycle;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Shares;
import wxalbum.album.TakenAtSource;
import wxalbum.album.UserId;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.session.UserSession;

/**
 * A new user whose albums and photos are inserted in the state in which the upload and thumbnail
 * functions leave them. Each insertion advances the clock by one millisecond, so timestamps differ.
 */
public final class OwnerFixture {
  /** The size of each photo in bytes. */
  public static final int PHOTO_BYTES = 1000;

  private final MutableClock clock;
  private final UserSession session = TestCloud.shared().newUser();

  /** Creates a user without rows in the database. */
  public OwnerFixture(MutableClock clock) {
    this.clock = clock;
  }

  /** Returns a repository of the shared test database. */
  public static <R> R repository(Class<R> type) {
    return DatabaseHolder.INSTANCE.repository(type);
  }

  /** Runs the work in one transaction, which speeds up many insertions. */
  public static void inTransaction(Runnable work) {
    var _ =
        DatabaseHolder.INSTANCE.inTransaction(
            () -> {
              work.run();
              return true;
            });
  }

  /** Returns the id of the user. */
  public UserId userId() {
    return session.userId();
  }

  /** Creates a request with a token of the user. */
  public TestRequest request(String route) {
    return TestRequest.to(route).bearerToken(TestCloud.shared().issueToken(session, clock));
  }

  /** Inserts an album and returns its id. */
  public AlbumId createAlbum(String title) {
    Instant now = advanceClock();
    AlbumId id = new AlbumId(Ids.newUuid(now));
    repository(Users.class).insertIfAbsent(userId(), session.sealedOpenid(), now);
    repository(Albums.class)
        .insert(new Album(id, userId(), title, "", 0, null, null, null, null, now, now));
    return id;
  }

  /** Inserts a ready photo, taken at the time of the clock, and returns its id. */
  public PhotoId createReadyPhoto(AlbumId album) {
    return createReadyPhoto(album, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), null);
  }

  /** Inserts a ready photo and returns its id. The first ready photo becomes the cover. */
  public PhotoId createReadyPhoto(AlbumId album, LocalDateTime takenAt, @Nullable Sha256 sha256) {
    PhotoId id = createExpectedPhoto(album, takenAt, sha256);
    repository(Photos.class)
        .markReady(
            new Photos.ProcessingResult(
                id,
                "an-etag",
                "image/jpeg",
                PhotoBuilder.PICTURE,
                new Photo.CaptureTime(takenAt, 480, TakenAtSource.EXIF)));
    Albums albums = repository(Albums.class);
    albums.adjustPhotoCount(album, 1, clock.instant());
    if (albums.findUnscoped(album).orElseThrow().coverPhotoId() == null) {
      new CoverUpdater(albums, repository(Photos.class))
          .setCover(album, id, PhotoBuilder.PICTURE, clock.instant());
    }
    repository(Users.class).commitReservation(userId(), PHOTO_BYTES);
    return id;
  }

  /** Inserts a photo whose processing failed, and returns its id. */
  public PhotoId createFailedPhoto(AlbumId album) {
    PhotoId id = createExpectedPhoto(album);
    repository(Photos.class).markFailed(id, PhotoBuilder.FAILURE, "an-etag");
    repository(Users.class).commitReservation(userId(), PHOTO_BYTES);
    return id;
  }

  /** Inserts a photo whose original is not uploaded yet, and returns its id. */
  public PhotoId createExpectedPhoto(AlbumId album) {
    return createExpectedPhoto(
        album, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), null);
  }

  /** Moves a photo to the trash at the time of the clock. */
  public void moveToTrash(PhotoId photo) {
    Instant now = clock.instant();
    repository(Photos.class).moveToTrash(photo, now);
    repository(Photos.class)
        .scheduleChecks(List.of(photo), PhotoCheck.PURGE, PhotoLifecycle.purgeCheckAt(now));
  }

  /** Issues another upload form for an expected photo. */
  public void reissueForm(PhotoId photo) {
    Instant now = clock.instant();
    repository(Photos.class).recordFormIssued(photo, "another-request", now);
    scheduleUploadCheck(photo, now);
  }

  private PhotoId createExpectedPhoto(
      AlbumId album, LocalDateTime takenAt, @Nullable Sha256 sha256) {
    Instant now = advanceClock();
    PhotoId id = new PhotoId(Ids.newUuid(now));
    repository(Photos.class)
        .insertPending(
            new PhotoBuilder(album, userId())
                .id(id)
                .bytes(PHOTO_BYTES)
                .sha256(sha256)
                .captureTime(takenAt, null, TakenAtSource.UPLOAD)
                .createdAt(now)
                .buildPending());
    scheduleUploadCheck(id, now);
    var _ = repository(Users.class).reserveBytes(userId(), PHOTO_BYTES, 0, 0, 0, Long.MAX_VALUE);
    return id;
  }

  private static void scheduleUploadCheck(PhotoId photo, Instant formIssuedAt) {
    repository(Photos.class)
        .scheduleChecks(
            List.of(photo), PhotoCheck.UPLOAD, formIssuedAt.plus(PhotoBuilder.OVERDUE_DELAY));
  }

  private Instant advanceClock() {
    return clock.advance(Duration.ofMillis(1)).instant();
  }

  /** Opens the database on first use (initialization-on-demand holder). */
  private static final class DatabaseHolder {
    private static final Database INSTANCE =
        new Database(
            TestCloud.shared().fixtureSettings(),
            Users.class,
            Albums.class,
            Photos.class,
            Shares.class);
  }
}
