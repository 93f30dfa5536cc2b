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
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.session.UserSession;
import wxalbum.settings.Setting;
import wxalbum.settings.Settings;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.MutableClock;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestRequest;
import wxalbum.testkit.TestResponse;

/**
 * An owner with an album, and the share function, on a real database and with a clock that the test
 * advances.
 */
final class ShareFixture implements AutoCloseable {
  static final String CREATE_SHARE = "POST /albums/{albumId}/shares";
  static final String LIST_SHARES = "GET /albums/{albumId}/shares";
  static final String REVOKE_SHARE = "DELETE /shares/{shareId}";
  static final String OPEN_SHARE = "POST /shared/{token}/open";
  static final String LIST_PHOTOS = "GET /shared/{token}/photos";
  static final String GET_ORIGINAL = "GET /shared/{token}/photos/{photoId}/original";

  final TestCloud cloud = TestCloud.shared();
  final MutableClock clock = new MutableClock().set(Instant.parse("2026-05-02T08:00:00Z"));
  private final AlbumFixture albumFixture = new AlbumFixture(cloud.fixtureSettings());
  final UserSession owner = albumFixture.session();
  final AlbumId album = albumFixture.albumId();
  final Database database = albumFixture.database();
  private final List<Database> instances = new ArrayList<>();
  final FunctionInvoker function = newInstance();

  /** Creates another instance of the function, with its own database connection. */
  FunctionInvoker newInstance() {
    return newInstance(cloud.settings());
  }

  /** Creates an instance with other keys of share links. */
  FunctionInvoker newInstance(String shareKeys) {
    return newInstance(cloud.settings(Map.of(Setting.SHARE_KEYS, shareKeys)));
  }

  private FunctionInvoker newInstance(Settings settings) {
    Database connection = ShareHandler.openDatabase(settings);
    instances.add(connection);
    return new FunctionInvoker(new ShareHandler(settings, connection, clock));
  }

  /** Adds another album of the owner. */
  AlbumId addAlbum() {
    AlbumId id = new AlbumId(Ids.newUuid(clock.instant()));
    Instant now = clock.instant();
    albums().insert(new Album(id, owner.userId(), "东湖", "", 0, null, null, null, null, now, now));
    return id;
  }

  /** Adds a ready photo to the album, taken at this minute of the day. */
  PhotoId addReadyPhoto(int minute) {
    PhotoId id = addPendingPhoto(minute);
    albumFixture.markReady(id, takenAt(minute));
    albums().adjustPhotoCount(album, 1, clock.instant());
    return id;
  }

  /** Adds a pending photo to the album, whose file is not uploaded. */
  PhotoId addPendingPhoto(int minute) {
    return albumFixture.insertExpectedPhoto(takenAt(minute)).id();
  }

  /** Returns a request of the owner. */
  TestRequest ownerRequest(String route) {
    return TestRequest.to(route).bearerToken(cloud.issueToken(owner, clock));
  }

  /** Creates a share of the album with these options. */
  TestResponse createShare(Map<String, Object> options) {
    return function.call(ownerRequest(CREATE_SHARE).pathParam("albumId", album).jsonBody(options));
  }

  /** Adds a share whose passcode hash is fast to verify, and returns its token. */
  String addShareWithFastHash(String passcode) {
    return addShare(
        newShareId(), BCrypt.withDefaults().hashToString(BCrypt.MIN_COST, passcode.toCharArray()));
  }

  /** Returns the id of a share that would be created now. */
  ShareId newShareId() {
    return new ShareId(Ids.newUuid(clock.instant()));
  }

  /** Adds a share with the given id, and returns its token. */
  String addShare(ShareId id, @Nullable String passcodeHash) {
    String token = new ShareTokens(cloud.settings().keyRing(Setting.SHARE_KEYS)).derive(id);
    shares()
        .insert(
            new Share(
                id,
                album,
                Sha256.hash(token),
                "",
                passcodeHash,
                0,
                false,
                null,
                0,
                null,
                clock.instant(),
                null,
                null));
    return token;
  }

  /** Opens a share without a passcode. */
  TestResponse openShare(String token) {
    return function.call(TestRequest.to(OPEN_SHARE).pathParam("token", token));
  }

  /** Opens a share with a passcode. */
  TestResponse openShare(String token, String passcode) {
    return function.call(
        TestRequest.to(OPEN_SHARE)
            .pathParam("token", token)
            .jsonBody(Map.of("passcode", passcode)));
  }

  /** Requests the photos of a share with a view token. */
  TestResponse listPhotos(String token, String viewToken) {
    return function.call(
        TestRequest.to(LIST_PHOTOS).pathParam("token", token).bearerToken(viewToken));
  }

  /** Requests the original of a photo. */
  TestResponse getOriginal(String token, PhotoId photo, String viewToken) {
    return function.call(
        TestRequest.to(GET_ORIGINAL)
            .pathParam("token", token)
            .pathParam("photoId", photo)
            .bearerToken(viewToken));
  }

  /** Revokes a share as the owner. */
  TestResponse revokeShare(String shareId) {
    return function.call(ownerRequest(REVOKE_SHARE).pathParam("shareId", shareId));
  }

  Albums albums() {
    return albumFixture.albums();
  }

  Photos photos() {
    return albumFixture.photos();
  }

  Users users() {
    return albumFixture.users();
  }

  Shares shares() {
    return albumFixture.shares();
  }

  @Override
  public void close() {
    instances.forEach(Database::close);
    database.close();
  }

  private static LocalDateTime takenAt(int minute) {
    return LocalDateTime.of(2026, 5, 1, 0, 0).plusMinutes(minute);
  }
}
