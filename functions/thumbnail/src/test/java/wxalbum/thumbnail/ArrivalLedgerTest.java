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
import wxalbum.testing.FunctionDriver;
import wxalbum.thumbnail.picture.TestPictures;

class ArrivalLedgerTest extends ArrivalFixture {
  @Test
  void countsThePhotoAndPutsTheFirstOnTheCover() {
    Photo first = arrived(PHOTO);
    Photo second = arrived(TestPictures.photo("portrait-6.jpg"));

    var _ = thumbnail.invoke(Arrivals.of(first.original(), second.original()));

    Album updated = albums.get(album).orElseThrow();
    assertThat(updated.photoCount()).isEqualTo(2);
    assertThat(updated.coverPhotoId()).isEqualTo(first.id());
    assertThat(updated.coverWidth()).isEqualTo(600);
    assertThat(updated.coverHeight()).isEqualTo(400);
    assertUsage(2, first.bytes() + second.bytes(), 0);
  }

  @Test
  void changesNothingWhenTheEventComesAgain() {
    Photo photo = arrived(PHOTO);
    var _ = thumbnail.invoke(Arrivals.of(photo.original()));
    Photo before = row(photo);

    String response = thumbnail.invoke(Arrivals.of(photo.original(), photo.original()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(row(photo)).isEqualTo(before);
    assertThat(albums.get(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, photo.bytes(), 0);
  }

  @Test
  void countsOnceWhenTheEventComesToFourInstancesAtOnce() throws Exception {
    Photo photo = arrived(PHOTO);
    List<FunctionDriver> instances =
        Stream.generate(() -> new FunctionDriver(cloud.with(ThumbnailHandler::new)))
            .limit(4)
            .toList();

    List<Future<String>> responses;
    try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
      responses =
          executor.invokeAll(
              instances.stream()
                  .<Callable<String>>map(each -> () -> each.invoke(Arrivals.of(photo.original())))
                  .toList());
    }

    assertThat(responses).extracting(Future::resultNow).containsOnly(NO_FAILURES);
    assertThat(albums.get(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, photo.bytes(), 0);
  }

  @Test
  void makesAFailedPhotoReadyWhenItIsAskedAndSentAgain() {
    Photo photo = arrived(Arrays.copyOf(PHOTO, PHOTO.length / 2));
    var _ = thumbnail.invoke(Arrivals.of(photo.original()));
    Photo requestedAgain = asked(photo.id(), PHOTO.length, null);
    assertThat(users.promise(user.userId(), PHOTO.length, 0, photo.bytes(), 1, 1L << 30)).isTrue();
    photos.expectAgain(requestedAgain);
    put(requestedAgain, PHOTO);

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(row(photo).failureCode()).isNull();
    assertUsage(1, PHOTO.length, 0);
  }

  @Test
  void followsAnOriginalThatWasOverwrittenWithAnotherPicture() {
    Photo photo = arrived(padded(TestPictures.quarters(60, 40, "jpg"), 9_000));
    var _ = thumbnail.invoke(Arrivals.of(photo.original()));
    put(photo, padded(TestPictures.quarters(30, 50, "jpg"), 9_000));

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).height()).isEqualTo(50);
    assertThat(albums.get(album).orElseThrow().photoCount()).isEqualTo(1);
    assertThat(albums.get(album).orElseThrow().coverHeight()).isEqualTo(50);
    assertUsage(1, photo.bytes(), 0);
  }

  @Test
  void hidesAPhotoWhoseOriginalWasOverwrittenWithRubbish() {
    Photo other = arrived(TestPictures.photo("portrait-1.jpg"));
    Photo photo = arrived(PHOTO);
    var _ = thumbnail.invoke(Arrivals.of(photo.original(), other.original()));
    put(photo, new byte[PHOTO.length]);

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).status()).isEqualTo(PhotoStatus.FAILED);
    assertThat(albums.get(album).orElseThrow().photoCount()).isEqualTo(1);
    assertThat(albums.get(album).orElseThrow().coverPhotoId()).isEqualTo(other.id());
    assertUsage(2, photo.bytes() + other.bytes(), 0);
  }

  @Test
  void countsNoPhotoThatLiesInTheTrash() {
    Photo photo = arrived(PHOTO);
    photos.trashOne(photo.id(), Instant.now());

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(albums.get(album).orElseThrow().photoCount()).isZero();
    assertThat(albums.get(album).orElseThrow().coverPhotoId()).isNull();
    assertUsage(1, photo.bytes(), 0);
  }

  /** Returns a JPEG, padded with zeros to this number of bytes. */
  private static byte[] padded(byte[] jpeg, int bytes) {
    return Arrays.copyOf(jpeg, bytes);
  }
}
