package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import wxalbum.album.Dimensions;
import wxalbum.album.ObjectStore;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.album.RenditionSize;
import wxalbum.testkit.FunctionInvoker;
import wxalbum.testkit.TestPictures;

/** Tests of an original that is overwritten and processed again while it is being processed. */
class ConcurrentOverwriteTest extends ThumbnailFixture {
  private static final int FILE_BYTES = 9_000;
  private static final byte[] WIDE = picture(60, 40);
  private static final byte[] TALL = picture(30, 50);
  private static final byte[] INVALID = new byte[FILE_BYTES];

  @Test
  void keepsNewerPictureWhenOlderProcessingEndsLast() throws Exception {
    Photo photo = uploadedPhoto(WIDE);

    String response = processWhileOverwrittenWith(photo, TALL);

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(findPicture(photo).dimensions().height()).isEqualTo(50);
    assertThat(findRow(photo).etag()).isEqualTo(etag(photo));
    assertThat(sizeOfSmallRendition(photo)).isEqualTo(new Dimensions(30, 50));
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, FILE_BYTES, 0);
  }

  @Test
  void doesNotFailPhotoWhenNewerObjectIsValid() throws Exception {
    Photo photo = uploadedPhoto(INVALID);

    var _ = processWhileOverwrittenWith(photo, TALL);

    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(findRow(photo).etag()).isEqualTo(etag(photo));
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, FILE_BYTES, 0);
  }

  @Test
  void failsPhotoWhenNewerObjectIsInvalid() throws Exception {
    Photo photo = uploadedPhoto(WIDE);

    var _ = processWhileOverwrittenWith(photo, INVALID);

    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.FAILED);
    assertThat(findRow(photo).etag()).isEqualTo(etag(photo));
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isZero();
    assertUsage(1, FILE_BYTES, 0);
  }

  @Test
  void rewritesRenditionsWhenMessageIsRedelivered() throws Exception {
    Photo photo = uploadedPhoto(WIDE);
    putOriginal(photo, TALL);
    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));
    storage.write(photo.renditionKey(RenditionSize.SMALL), WIDE);

    String response = thumbnail.invoke(UploadEvents.redelivered(photo.originalKey()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(sizeOfSmallRendition(photo)).isEqualTo(new Dimensions(30, 50));
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, FILE_BYTES, 0);
  }

  @Test
  void reportsMessageFailedWhenOriginalIsOverwrittenDuringEachAttempt() throws Exception {
    Photo photo = uploadedPhoto(WIDE);
    Iterator<byte[]> newerObjects = List.of(TALL, WIDE, TALL).iterator();

    String response =
        processWhileOverwritten(photo, ProcessOriginal.MAX_ATTEMPTS, newerObjects::next);

    assertThat(response).contains("\"itemIdentifier\"");
    var _ = thumbnail.invoke(UploadEvents.redelivered(photo.originalKey()));
    assertThat(findRow(photo).etag()).isEqualTo(etag(photo));
    assertThat(sizeOfSmallRendition(photo)).isEqualTo(new Dimensions(30, 50));
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, FILE_BYTES, 0);
  }

  @Test
  void startsNoAttemptAfterRetryPeriod() throws Exception {
    Photo photo = uploadedPhoto(WIDE);
    Iterator<byte[]> newerObjects = List.of(TALL, WIDE).iterator();
    SlowClock clock = new SlowClock(ProcessOriginal.RETRY_PERIOD.plusMillis(1));

    String response = processWhileOverwritten(photo, 2, newerObjects::next, clock);

    assertThat(response).contains("\"itemIdentifier\"");
    assertThat(newerObjects.hasNext()).isTrue();
  }

  /** Processes a photo. After its object was read, a newer object is uploaded and processed. */
  private String processWhileOverwrittenWith(Photo photo, byte[] newer) {
    return processWhileOverwritten(photo, 1, () -> newer);
  }

  /** Processes a photo. During each of its first reads a newer object is uploaded and processed. */
  private String processWhileOverwritten(Photo photo, int reads, Supplier<byte[]> newer) {
    return processWhileOverwritten(photo, reads, newer, Clock.systemUTC());
  }

  private String processWhileOverwritten(
      Photo photo, int reads, Supplier<byte[]> newer, Clock clock) {
    ObjectStore interleaved =
        new InterleavingObjectStore(
            storage,
            reads,
            () -> {
              putOriginal(photo, newer.get());
              var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));
            });
    ThumbnailHandler handler = new ThumbnailHandler(cloud.settings(), interleaved, clock);
    return new FunctionInvoker(handler).invoke(UploadEvents.forKeys(photo.originalKey()));
  }

  private String etag(Photo photo) throws IOException {
    try (var object = storage.open(photo.originalKey()).orElseThrow()) {
      return object.etag();
    }
  }

  private Dimensions sizeOfSmallRendition(Photo photo) throws IOException {
    try (var object = storage.open(photo.renditionKey(RenditionSize.SMALL)).orElseThrow()) {
      return TestPictures.sizeOf(object.stream().readAllBytes());
    }
  }

  private static byte[] picture(int width, int height) {
    return Arrays.copyOf(TestPictures.quadrants(width, height, "jpg"), FILE_BYTES);
  }
}
