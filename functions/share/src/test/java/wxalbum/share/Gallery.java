package wxalbum.share;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Ids;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Share;
import wxalbum.album.ShareId;
import wxalbum.album.Shares;
import wxalbum.database.Database;
import wxalbum.session.UserSession;
import wxalbum.testing.AlbumFixture;
import wxalbum.testing.ApiRequest;
import wxalbum.testing.ApiResponse;
import wxalbum.testing.FunctionDriver;
import wxalbum.testing.MovableClock;
import wxalbum.testing.TestCloud;

/**
 * An owner with an album, and the share function, on a real database and with a clock that the test
 * advances.
 */
final class Gallery implements AutoCloseable {
  static final String CREATE = "POST /albums/{albumId}/shares";
  static final String LIST = "GET /albums/{albumId}/shares";
  static final String REVOKE = "DELETE /shares/{shareId}";
  static final String OPEN = "POST /shared/{token}/open";
  static final String PHOTOS = "GET /shared/{token}/photos";
  static final String ORIGINAL = "GET /shared/{token}/photos/{photoId}/original";

  final TestCloud cloud = TestCloud.shared();
  final MovableClock clock = new MovableClock().set(Instant.parse("2026-05-02T08:00:00Z"));
  private final AlbumFixture fixture = new AlbumFixture(cloud.settings());
  final UserSession owner = fixture.session();
  final AlbumId album = fixture.album();
  final Database database = fixture.database();
  private final List<Database> instances = new ArrayList<>();
  final FunctionDriver function = anotherInstance();

  /** Creates another instance of the function, with its own database connection. */
  FunctionDriver anotherInstance() {
    Database connection = ShareHandler.database(cloud.settings());
    instances.add(connection);
    return new FunctionDriver(new ShareHandler(cloud.settings(), connection, clock));
  }

  /** Adds another album of the owner. */
  AlbumId anotherAlbum() {
    AlbumId id = new AlbumId(Ids.next(clock.instant()));
    Instant now = clock.instant();
    albums().add(new Album(id, owner.userId(), "东湖", "", 0, null, null, null, now, now));
    return id;
  }

  /** Adds a ready photo to the album, taken at this minute of the day. */
  PhotoId photo(int minute) {
    PhotoId id = expected(minute);
    fixture.markReady(id, taken(minute));
    albums().countPhotos(album, 1, clock.instant());
    return id;
  }

  /** Adds a pending photo to the album, whose file is not uploaded. */
  PhotoId expected(int minute) {
    return fixture.expected(taken(minute)).id();
  }

  /** Returns a request of the owner. */
  ApiRequest asOwner(String route) {
    return ApiRequest.to(route).token(cloud.token(owner, clock));
  }

  /** Creates a share of the album with these options. */
  ApiResponse share(Map<String, Object> options) {
    return function.call(asOwner(CREATE).path("albumId", album).json(options));
  }

  /** Adds a share whose passcode hash is fast to verify, and returns its token. */
  String shareWithQuickHash(String passcode) {
    String token = "quick-" + album.toString().substring(10);
    shareUnder(token, BCrypt.withDefaults().hashToString(BCrypt.MIN_COST, passcode.toCharArray()));
    return token;
  }

  /** Adds a share with the given token. */
  void shareUnder(String token, @Nullable String passcodeHash) {
    shares()
        .add(
            new Share(
                new ShareId(Ids.next(clock.instant())),
                album,
                Sha256.of(token),
                "",
                passcodeHash,
                false,
                null,
                0,
                null,
                clock.instant(),
                null,
                null));
  }

  /** Opens a share without a passcode. */
  ApiResponse open(String token) {
    return function.call(ApiRequest.to(OPEN).path("token", token));
  }

  /** Opens a share with a passcode. */
  ApiResponse open(String token, String passcode) {
    return function.call(
        ApiRequest.to(OPEN).path("token", token).json(Map.of("passcode", passcode)));
  }

  /** Requests the photos of a share with a view token. */
  ApiResponse photos(String token, String viewToken) {
    return function.call(ApiRequest.to(PHOTOS).path("token", token).token(viewToken));
  }

  /** Requests the original of a photo. */
  ApiResponse original(String token, PhotoId photo, String viewToken) {
    return function.call(
        ApiRequest.to(ORIGINAL).path("token", token).path("photoId", photo).token(viewToken));
  }

  /** Revokes a share as the owner. */
  ApiResponse revoke(String shareId) {
    return function.call(asOwner(REVOKE).path("shareId", shareId));
  }

  Albums albums() {
    return fixture.albums();
  }

  Photos photos() {
    return fixture.photos();
  }

  Shares shares() {
    return fixture.shares();
  }

  @Override
  public void close() {
    instances.forEach(Database::close);
    database.close();
  }

  private static LocalDateTime taken(int minute) {
    return LocalDateTime.of(2026, 5, 1, 0, 0).plusMinutes(minute);
  }
}
