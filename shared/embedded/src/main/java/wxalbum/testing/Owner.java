package wxalbum.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Dimensions;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
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
public final class Owner {
  /** The size of each photo in bytes. */
  public static final int BYTES = 1000;

  private final MovableClock clock;
  private final UserSession session = TestCloud.shared().newUser();

  /** Creates a user without rows in the database. */
  public Owner(MovableClock clock) {
    this.clock = clock;
  }

  /** Returns a repository of the shared test database. */
  public static <R> R repository(Class<R> type) {
    return Rows.DATABASE.repository(type);
  }

  /** Runs the work in one transaction, which speeds up many insertions. */
  public static void together(Runnable work) {
    var _ =
        Rows.DATABASE.inOne(
            () -> {
              work.run();
              return true;
            });
  }

  /** Returns the id of the user. */
  public UserId id() {
    return session.userId();
  }

  /** Creates a request with a token of the user. */
  public ApiRequest asks(String route) {
    return ApiRequest.to(route).token(TestCloud.shared().token(session, clock));
  }

  /** Inserts an album and returns its id. */
  public AlbumId album(String title) {
    Instant now = tick();
    AlbumId id = new AlbumId(Ids.next(now));
    repository(Users.class).ensure(id(), session.sealedOpenid(), now);
    repository(Albums.class).add(new Album(id, id(), title, "", 0, null, null, null, now, now));
    return id;
  }

  /** Inserts a ready photo, taken at the time of the clock, and returns its id. */
  public PhotoId ready(AlbumId album) {
    return ready(album, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), null);
  }

  /** Inserts a ready photo and returns its id. The first ready photo becomes the cover. */
  public PhotoId ready(AlbumId album, LocalDateTime takenAt, @Nullable Sha256 sha256) {
    PhotoId id = expected(album, takenAt, sha256);
    Dimensions size = new Dimensions(4032, 3024);
    repository(Photos.class)
        .markReady(
            new Photos.Arrival(
                id,
                "an-etag",
                "image/jpeg",
                size,
                "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                takenAt,
                480,
                TakenAtSource.EXIF));
    Albums albums = repository(Albums.class);
    albums.countPhotos(album, 1, clock.instant());
    if (albums.get(album).orElseThrow().coverPhotoId() == null) {
      albums.setCover(album, id, size.width(), size.height(), clock.instant());
    }
    repository(Users.class).store(id(), BYTES);
    return id;
  }

  /** Inserts a photo whose processing failed, and returns its id. */
  public PhotoId failed(AlbumId album) {
    PhotoId id = expected(album);
    repository(Photos.class).markFailed(id, "unreadable", "No picture was found.", "an-etag");
    repository(Users.class).store(id(), BYTES);
    return id;
  }

  /** Inserts a photo whose original is not uploaded yet, and returns its id. */
  public PhotoId expected(AlbumId album) {
    return expected(album, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC), null);
  }

  private PhotoId expected(AlbumId album, LocalDateTime takenAt, @Nullable Sha256 sha256) {
    Instant now = tick();
    PhotoId id = new PhotoId(Ids.next(now));
    Photo photo =
        new Photo(
            id,
            album,
            id(),
            PhotoStatus.EXPECTED,
            "image/jpeg",
            BYTES,
            sha256,
            null,
            null,
            null,
            null,
            takenAt,
            null,
            TakenAtSource.UPLOAD,
            "",
            null,
            null,
            now,
            null,
            "a-request-to-upload");
    repository(Photos.class).expect(photo);
    var _ = repository(Users.class).promise(id(), BYTES, 0, 0, 0, Long.MAX_VALUE);
    return id;
  }

  private Instant tick() {
    return clock.advance(Duration.ofMillis(1)).instant();
  }

  /** Opens the database on first use (initialization-on-demand holder). */
  private static final class Rows {
    private static final Database DATABASE =
        new Database(
            TestCloud.shared().settings(), Users.class, Albums.class, Photos.class, Shares.class);
  }
}
