package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wxalbum.album.Dimensions;
import wxalbum.album.Photo;
import wxalbum.album.PhotoStatus;
import wxalbum.album.RenditionSize;
import wxalbum.album.Storage;
import wxalbum.testing.FunctionDriver;
import wxalbum.thumbnail.picture.TestPictures;

/** Tests of an original that is overwritten and processed again while it is being processed. */
class OvertakenTest extends ArrivalFixture {
  private static final int BYTES = 9_000;
  private static final byte[] WIDE = picture(60, 40);
  private static final byte[] HIGH = picture(30, 50);
  private static final byte[] RUBBISH = new byte[BYTES];

  @Test
  void leavesTheNewerPictureOnShow() throws Exception {
    Photo photo = arrived(WIDE);

    String response = slowly(photo, HIGH);

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(row(photo).height()).isEqualTo(50);
    assertThat(row(photo).etag()).isEqualTo(etag(photo));
    assertThat(shown(photo)).isEqualTo(new Dimensions(30, 50));
    assertThat(albums.get(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, BYTES, 0);
  }

  @Test
  void failsNoPhotoWhoseNewerPictureCanBeShown() throws Exception {
    Photo photo = arrived(RUBBISH);

    var _ = slowly(photo, HIGH);

    assertThat(row(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(row(photo).etag()).isEqualTo(etag(photo));
    assertThat(albums.get(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, BYTES, 0);
  }

  @Test
  void showsNoPictureThatWasOverwrittenWithRubbish() throws Exception {
    Photo photo = arrived(WIDE);

    var _ = slowly(photo, RUBBISH);

    assertThat(row(photo).status()).isEqualTo(PhotoStatus.FAILED);
    assertThat(row(photo).etag()).isEqualTo(etag(photo));
    assertThat(albums.get(album).orElseThrow().photoCount()).isZero();
    assertUsage(1, BYTES, 0);
  }

  @Test
  void makesRenditionsOnceMoreWhereAnOlderRunMayHaveLeftSome() throws Exception {
    Photo photo = arrived(WIDE);
    put(photo, HIGH);
    var _ = thumbnail.invoke(Arrivals.of(photo.original()));
    storage.write(photo.rendition(RenditionSize.SMALL), WIDE);

    String response = thumbnail.invoke(Arrivals.again(photo.original()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(shown(photo)).isEqualTo(new Dimensions(30, 50));
    assertThat(albums.get(album).orElseThrow().photoCount()).isEqualTo(1);
    assertUsage(1, BYTES, 0);
  }

  /** Processes a photo. After its object was read, a newer object is uploaded and processed. */
  private String slowly(Photo photo, byte[] newer) {
    Storage interleaved =
        new OvertakenStorage(
            storage,
            () -> {
              put(photo, newer);
              var _ = thumbnail.invoke(Arrivals.of(photo.original()));
            });
    ThumbnailHandler handler =
        new ThumbnailHandler(cloud.settings(), interleaved, Clock.systemUTC());
    return new FunctionDriver(handler).invoke(Arrivals.of(photo.original()));
  }

  private String etag(Photo photo) throws IOException {
    try (var object = storage.read(photo.original()).orElseThrow()) {
      return object.etag();
    }
  }

  private Dimensions shown(Photo photo) throws IOException {
    try (var object = storage.read(photo.rendition(RenditionSize.SMALL)).orElseThrow()) {
      return TestPictures.size(object.content().readAllBytes());
    }
  }

  private static byte[] picture(int width, int height) {
    return Arrays.copyOf(TestPictures.quarters(width, height, "jpg"), BYTES);
  }
}
