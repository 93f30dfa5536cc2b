package wxalbum.testkit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Ids;
import wxalbum.album.Photo;
import wxalbum.album.PhotoCheck;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.album.TakenAtSource;
import wxalbum.album.UserId;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.session.UserSession;
import wxalbum.settings.Settings;

/** A new user with an empty album in a test database, and access to the repositories. */
public final class AlbumFixture {
  /** The creation time of all rows of a fixture. */
  public static final Instant CREATED_AT = Instant.parse("2026-05-01T09:30:00.123456Z");

  /** A capture time for photos of tests. */
  public static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0, 0, 123_456_000);

  private final UserSession user =
      new UserSession(new UserId(UUID.randomUUID()), "sealed-openid-of-a-test");
  private final AlbumId album = new AlbumId(Ids.newUuid(Instant.now()));
  private final Database database;

  /** Inserts the user and the album, with a connection of the fixture's own. */
  public AlbumFixture(Settings settings) {
    this(openDatabase(settings));
  }

  /**
   * Inserts the user and the album.
   *
   * @param database the result of {@link #openDatabase}, which several fixtures may share
   */
  public AlbumFixture(Database database) {
    this.database = database;
    users().insertIfAbsent(user.userId(), user.sealedOpenid(), CREATED_AT);
    albums().insert(insertedAlbum());
  }

  /** Returns a database with the repositories of a fixture. It holds one connection. */
  public static Database openDatabase(Settings settings) {
    return new Database(settings, Users.class, Albums.class, Photos.class, Shares.class);
  }

  /** Returns the session of the user. */
  public UserSession session() {
    return user;
  }

  /** Returns the id of the user. */
  public UserId userId() {
    return user.userId();
  }

  /** Returns the id of the album. */
  public AlbumId albumId() {
    return album;
  }

  /** Returns the album as the constructor inserted it. */
  public Album insertedAlbum() {
    return new Album(
        album, user.userId(), "西湖 😀", "", 0, null, null, null, null, CREATED_AT, CREATED_AT);
  }

  /** Returns the database. */
  public Database database() {
    return database;
  }

  /** Returns the repository of users. */
  public Users users() {
    return database.repository(Users.class);
  }

  /** Returns the repository of albums. */
  public Albums albums() {
    return database.repository(Albums.class);
  }

  /** Returns the repository of photos. */
  public Photos photos() {
    return database.repository(Photos.class);
  }

  /** Returns the repository of shares. */
  public Shares shares() {
    return database.repository(Shares.class);
  }

  /** Creates an expected photo, without inserting it. */
  public Photo newPhoto(LocalDateTime takenAt, @Nullable Sha256 sha256) {
    return new PhotoBuilder(album, user.userId())
        .bytes(10)
        .sha256(sha256)
        .captureTime(takenAt, 480, TakenAtSource.CLIENT)
        .createdAt(CREATED_AT)
        .buildPending();
  }

  /** Creates and inserts an expected photo. */
  public Photo insertExpectedPhoto(LocalDateTime takenAt) {
    Photo photo = newPhoto(takenAt, null);
    insertPending(photo);
    return photo;
  }

  /** Inserts an expected photo, which the sweep checks ten minutes after its creation. */
  public void insertPending(Photo photo) {
    photos().insertPending(photo);
    photos()
        .scheduleChecks(
            List.of(photo.id()),
            PhotoCheck.UPLOAD,
            photo.createdAt().plus(PhotoBuilder.OVERDUE_DELAY));
  }

  /** Marks an expected photo as ready, with 4032 × 3024 pixels and the UTC offset −03:30. */
  public void markReady(PhotoId photo, LocalDateTime takenAt) {
    photos()
        .markReady(
            new Photos.ProcessingResult(
                photo,
                "etag",
                "image/jpeg",
                PhotoBuilder.PICTURE,
                new Photo.CaptureTime(takenAt, -210, TakenAtSource.EXIF)));
  }

  /** Creates a share of the album, without inserting it. */
  public Share newShare(Sha256 tokenHash, @Nullable Integer maxViews) {
    return new Share(
        new ShareId(Ids.newUuid(Instant.now())),
        album,
        tokenHash,
        "家人",
        null,
        0,
        true,
        maxViews,
        0,
        null,
        CREATED_AT,
        CREATED_AT.plusSeconds(60),
        null);
  }
}
