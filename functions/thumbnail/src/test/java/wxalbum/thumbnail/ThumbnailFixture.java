package wxalbum.thumbnail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import wxalbum.album.Album;
import wxalbum.album.AlbumId;
import wxalbum.album.Albums;
import wxalbum.album.Ids;
import wxalbum.album.ObjectStore;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.TakenAtSource;
import wxalbum.album.User;
import wxalbum.album.Users;
import wxalbum.database.Database;
import wxalbum.session.UserSession;
import wxalbum.settings.Setting;
import wxalbum.storage.S3ObjectStore;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.PhotoBuilder;
import wxalbum.testkit.TestCloud;
import wxalbum.testkit.TestPictures;

/**
 * Base class for tests of the function. It provides an album of a new user and the function with a
 * real database and bucket, and reads both for assertions.
 */
abstract class ThumbnailFixture {
  static final String NO_FAILURES = "{\"batchItemFailures\":[]}";
  static final byte[] PHOTO = TestPictures.resource("landscape-6.jpg");
  static final String UPLOAD_REQUEST = "0b8f2f3e-8f0e-4b51-9c3d-6a1f0a52e7d4";
  static final LocalDateTime CLIENT_TIME = LocalDateTime.of(2026, 11, 1, 12, 0);

  final TestCloud cloud = TestCloud.shared();
  final UserSession user = cloud.newUser();
  final Database database = new Database(cloud.settings(), Albums.class, Photos.class, Users.class);
  final Photos photos = database.repository(Photos.class);
  final Albums albums = database.repository(Albums.class);
  final Users users = database.repository(Users.class);
  final ObjectStore storage = S3ObjectStore.of(cloud.settings());
  final AlbumId album = new AlbumId(Ids.newUuid(Instant.now()));
  final FunctionInvoker thumbnail =
      new FunctionInvoker(cloud.callInEnvironment(ThumbnailHandler::new));

  @BeforeEach
  final void createAlbum() {
    Instant now = Instant.now();
    users.insertIfAbsent(user.userId(), user.sealedOpenid(), now);
    albums.insert(new Album(album, user.userId(), "西湖", "", 0, null, null, null, null, now, now));
  }

  @AfterEach
  final void close() {
    database.close();
  }

  void assertUsage(int photoCount, long bytesStored, long bytesReserved) {
    User current = users.find(user.userId()).orElseThrow();
    assertThat(current.photoCount()).isEqualTo(photoCount);
    assertThat(current.bytesStored()).isEqualTo(bytesStored);
    assertThat(current.bytesReserved()).isEqualTo(bytesReserved);
  }

  /** Inserts a photo with the expected status and uploads its object. */
  Photo uploadedPhoto(byte[] bytes) {
    Photo photo = pendingPhoto(bytes.length, null);
    putOriginal(photo, bytes);
    return photo;
  }

  Photo pendingPhoto(long bytes, @Nullable Sha256 sha256) {
    Photo photo = newPhoto(new PhotoId(Ids.newUuid(Instant.now())), bytes, sha256);
    assertThat(users.reserveBytes(user.userId(), bytes, 0, 0, 0, 1L << 30)).isTrue();
    photos.insertPending(photo);
    return photo;
  }

  Photo newPhoto(PhotoId id, long bytes, @Nullable Sha256 sha256) {
    return new PhotoBuilder(album, user.userId())
        .id(id)
        .bytes(bytes)
        .sha256(sha256)
        .captureTime(CLIENT_TIME, 480, TakenAtSource.CLIENT)
        .createdAt(Instant.now())
        .uploadRequestId(UPLOAD_REQUEST)
        .buildPending();
  }

  Photo findRow(Photo photo) {
    return photos.find(photo.id()).orElseThrow();
  }

  Photo.Picture findPicture(Photo photo) {
    return requireNonNull(findRow(photo).picture());
  }

  Photo.Failure findFailure(Photo photo) {
    return requireNonNull(findRow(photo).failure());
  }

  /** Writes the original as an upload by a client would. */
  void putOriginal(Photo photo, byte[] bytes) {
    try (S3Client client =
        S3Client.builder()
            .region(Region.US_EAST_1)
            .endpointOverride(URI.create(cloud.settings().text(Setting.STORAGE_ENDPOINT)))
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      var _ =
          client.putObject(
              request ->
                  request
                      .bucket(cloud.settings().text(Setting.BUCKET))
                      .key(photo.originalKey().toString()),
              RequestBody.fromBytes(bytes));
    }
  }
}
