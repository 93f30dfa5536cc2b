package wxalbum.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wxalbum.access.AlbumAccess;
import wxalbum.album.Albums;
import wxalbum.album.Photo;
import wxalbum.album.Photos;
import wxalbum.album.Sha256;
import wxalbum.album.Users;
import wxalbum.testkit.AlbumFixture;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.PhotoBuilder;
import wxalbum.testkit.TestCloud;
import wxalbum.upload.StartUpload.UploadGrant;

/** An upload of a file that another request adds to the album at the same time. */
class StartUploadTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 1, 12, 0);
  private static final Sha256 DIGEST = Sha256.hash("bytes");

  private final AlbumFixture album = new AlbumFixture(TestCloud.shared().settings());
  private final AtomicInteger attempts = new AtomicInteger();

  @AfterEach
  void close() {
    album.database().close();
  }

  @Test
  void grantsPhotoThatAnotherRequestAddedBeforeAlbumWasLocked() {
    Photo added = album.newPhoto(NOON, DIGEST);

    StartUpload.Outcome outcome = start(() -> insertOnAnotherConnection(added));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            StartUpload.Started.class,
            started ->
                assertThat(started.grants())
                    .extracting(UploadGrant::photoId)
                    .containsExactly(added.id()));
    assertThat(attempts).hasValue(2);
    assertThat(album.users().find(album.userId()).orElseThrow().bytesReserved()).isEqualTo(10);
  }

  private static void insertOnAnotherConnection(Photo photo) {
    OwnerFixture.repository(Photos.class).insertPending(photo);
    assertThat(
            OwnerFixture.repository(Users.class)
                .reserveBytes(photo.uploaderId(), 10, 0, 0, 0, 1000))
        .isTrue();
  }

  private StartUpload.Outcome start(Runnable beforeFirstLock) {
    StartUpload startUpload =
        new StartUpload(
            new AlbumAccess(runningBeforeFirstLock(beforeFirstLock), album.photos()),
            album.photos(),
            album.users(),
            album.database(),
            1000,
            PhotoBuilder.OVERDUE_DELAY,
            Clock.systemUTC());
    return startUpload.execute(
        album.userId(),
        album.albumId(),
        List.of(new RequestedFile(10, "image/jpeg", DIGEST, null)),
        "a-request");
  }

  /** Returns the repository of albums, which runs an action before it locks an album. */
  private Albums runningBeforeFirstLock(Runnable action) {
    return (Albums)
        Proxy.newProxyInstance(
            Albums.class.getClassLoader(),
            new Class<?>[] {Albums.class},
            (_, method, arguments) -> {
              if (method.getName().equals("lockOwned") && attempts.incrementAndGet() == 1) {
                action.run();
              }
              return method.invoke(album.albums(), arguments);
            });
  }
}
