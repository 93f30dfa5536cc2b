package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wxalbum.album.Album;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.TestPictures;

class ProcessingResultWriterTest extends ThumbnailFixture {
  @Test
  void countsPhotosAndSetsFirstAsCover() {
    Photo first = uploadedPhoto(PHOTO);
    Photo second = uploadedPhoto(TestPictures.resource("portrait-6.jpg"));

    var _ = thumbnail.invoke(UploadEvents.forKeys(first.originalKey(), second.originalKey()));

    Album updated = albums.findUnscoped(album).orElseThrow();
    assertThat(updated.photoCount()).isEqualTo(2);
    assertThat(updated.coverPhotoId()).isEqualTo(first.id());
    assertThat(updated.coverWidth()).isEqualTo(600);
    assertThat(updated.coverHeight()).isEqualTo(400);
    assertUsage(2, first.original().bytes() + second.original().bytes(), 0);
  }

  @Test
  void changesNothingWhenEventIsRedelivered() {
    Photo photo = uploadedPhoto(PHOTO);
    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));
    Photo before = findRow(photo);

    String response =
        thumbnail.invoke(UploadEvents.forKeys(photo.originalKey(), photo.originalKey()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(findRow(photo)).isEqualTo(before);
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, photo.original().bytes(), 0);
  }

  @Test
  void countsOnceWhenFourInstancesReceiveSameEvent() throws Exception {
    Photo photo = uploadedPhoto(PHOTO);
    List<FunctionInvoker> instances =
        Stream.generate(() -> new FunctionInvoker(cloud.callInEnvironment(ThumbnailHandler::new)))
            .limit(4)
            .toList();

    List<Future<String>> responses;
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      responses =
          executor.invokeAll(
              instances.stream()
                  .<Callable<String>>map(
                      each -> () -> each.invoke(UploadEvents.forKeys(photo.originalKey())))
                  .toList());
    }

    assertThat(responses).extracting(Future::resultNow).containsOnly(NO_FAILURES);
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, photo.original().bytes(), 0);
  }

  @Test
  void marksFailedPhotoReadyWhenUploadedAgain() {
    Photo photo = uploadedPhoto(Arrays.copyOf(PHOTO, PHOTO.length / 2));
    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));
    Photo requestedAgain = newPhoto(photo.id(), PHOTO.length, null);
    assertThat(
            users.reserveBytes(
                user.userId(), PHOTO.length, 0, photo.original().bytes(), 1, 1L << 30))
        .isTrue();
    photos.resetToPending(requestedAgain);
    putOriginal(requestedAgain, PHOTO);

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(findRow(photo).failure()).isNull();
    assertUsage(1, PHOTO.length, 0);
  }

  @Test
  void updatesPhotoWhenOriginalIsOverwritten() {
    Photo photo = uploadedPhoto(padded(TestPictures.quadrants(60, 40, "jpg"), 9_000));
    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));
    putOriginal(photo, padded(TestPictures.quadrants(30, 50, "jpg"), 9_000));

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findPicture(photo).dimensions().height()).isEqualTo(50);
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isEqualTo(1);
    assertThat(albums.findUnscoped(album).orElseThrow().coverHeight()).isEqualTo(50);
    assertUsage(1, photo.original().bytes(), 0);
  }

  @Test
  void removesPhotoFromAlbumWhenOriginalIsOverwrittenWithInvalidFile() {
    Photo other = uploadedPhoto(TestPictures.resource("portrait-1.jpg"));
    Photo photo = uploadedPhoto(PHOTO);
    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey(), other.originalKey()));
    putOriginal(photo, new byte[PHOTO.length]);

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.FAILED);
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isEqualTo(1);
    assertThat(albums.findUnscoped(album).orElseThrow().coverPhotoId()).isEqualTo(other.id());
    assertUsage(2, photo.original().bytes() + other.original().bytes(), 0);
  }

  @Test
  void doesNotCountTrashedPhoto() {
    Photo photo = uploadedPhoto(PHOTO);
    photos.moveToTrash(photo.id(), Instant.now());

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isZero();
    assertThat(albums.findUnscoped(album).orElseThrow().coverPhotoId()).isNull();
    assertUsage(1, photo.original().bytes(), 0);
  }

  /** Returns a JPEG, padded with zeros to this number of bytes. */
  private static byte[] padded(byte[] jpeg, int bytes) {
    return Arrays.copyOf(jpeg, bytes);
  }
}
