package wxalbum.testing;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
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
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.album.TakenAtSource;
import wxalbum.album.UserId;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.session.UserSession;
import wxalbum.settings.Settings;

/** A user whom nobody has seen before, with an empty album, in a database of the tests. */
public final class AlbumFixture {
  /** When everything of a fixture was made. */
  public static final Instant MADE = Instant.parse("2026-05-01T09:30:00.123456Z");

  /** The wall clock of its photos, unless told otherwise. */
  public static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0, 0, 123_456_000);

  private final UserSession user =
      new UserSession(new UserId(UUID.randomUUID()), "sealed-openid-of-a-test");
  private final AlbumId album = new AlbumId(Ids.next(Instant.now()));
  private final Database database;

  /** Writes the user and the album. */
  public AlbumFixture(Settings settings) {
    this.database = new Database(settings, Users.class, Albums.class, Photos.class, Shares.class);
    users().ensure(user.userId(), user.sealedOpenid(), MADE);
    albums().add(asAdded());
  }

  /** The user's session. */
  public UserSession session() {
    return user;
  }

  /** The user's id. */
  public UserId user() {
    return user.userId();
  }

  /** The album's id. */
  public AlbumId album() {
    return album;
  }

  /** The album as it was written. */
  public Album asAdded() {
    return new Album(album, user.userId(), "西湖 😀", "", 0, null, null, null, MADE, MADE);
  }

  /** The database. */
  public Database database() {
    return database;
  }

  /** The users in it. */
  public Users users() {
    return database.repository(Users.class);
  }

  /** The albums in it. */
  public Albums albums() {
    return database.repository(Albums.class);
  }

  /** The photos in it. */
  public Photos photos() {
    return database.repository(Photos.class);
  }

  /** The shares in it. */
  public Shares shares() {
    return database.repository(Shares.class);
  }

  /** A photo that nobody has written yet. */
  public Photo newPhoto(LocalDateTime takenAt, @Nullable Sha256 sha256) {
    return new Photo(
        new PhotoId(Ids.next(Instant.now())),
        album,
        user.userId(),
        PhotoStatus.EXPECTED,
        "image/jpeg",
        10,
        sha256,
        null,
        null,
        null,
        null,
        takenAt,
        480,
        TakenAtSource.CLIENT,
        "",
        null,
        null,
        MADE,
        null,
        "a-request-to-upload");
  }

  /** A photo that is expected. */
  public Photo expected(LocalDateTime takenAt) {
    Photo photo = newPhoto(takenAt, null);
    photos().expect(photo);
    return photo;
  }

  /** Marks an expected photo as ready: 4032 by 3024, taken where clocks are 3:30 behind UTC. */
  public void markReady(PhotoId photo, LocalDateTime takenAt) {
    photos()
        .markReady(
            new Photos.Arrival(
                photo,
                "etag",
                "image/jpeg",
                new Dimensions(4032, 3024),
                "1QcSHQRnh493V4dIh4eXh1h4kJUI",
                takenAt,
                -210,
                TakenAtSource.EXIF));
  }

  /** A share of the album that nobody has written yet. */
  public Share newShare(Sha256 tokenHash, @Nullable Integer maxViews) {
    return new Share(
        new ShareId(Ids.next(Instant.now())),
        album,
        tokenHash,
        "家人",
        null,
        true,
        maxViews,
        0,
        null,
        MADE,
        MADE.plusSeconds(60),
        null);
  }
}
