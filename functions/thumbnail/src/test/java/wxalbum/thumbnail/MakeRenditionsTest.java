package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Dimensions;
import wxalbum.album.Exif;
import wxalbum.album.Ids;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.PhotoStatus;
import wxalbum.album.RenditionSize;
import wxalbum.album.Sha256;
import wxalbum.album.TakenAtSource;
import wxalbum.thumbnail.picture.ExifBytes;
import wxalbum.thumbnail.picture.TestPictures;

class MakeRenditionsTest extends ArrivalFixture {
  @Test
  void makesAPhotoReadyWithItsFiveRenditions() {
    Photo photo = arrived(PHOTO);

    String response = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(row(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(row(photo).width()).isEqualTo(600);
    assertThat(row(photo).height()).isEqualTo(400);
    assertThat(row(photo).thumbHash()).isBase64();
    assertThat(rendition(photo, RenditionSize.LARGE)).isEqualTo(new Dimensions(600, 400));
    assertThat(rendition(photo, RenditionSize.MEDIUM)).isEqualTo(new Dimensions(600, 400));
    assertThat(rendition(photo, RenditionSize.SMALL)).isEqualTo(new Dimensions(256, 171));
    assertThat(rendition(photo, RenditionSize.CARD)).isEqualTo(new Dimensions(500, 400));
    assertThat(rendition(photo, RenditionSize.SQUARE)).isEqualTo(new Dimensions(400, 400));
  }

  @Test
  void believesTheBytesAndNotTheAnnouncedType() {
    byte[] png = TestPictures.quarters(300, 200, "png");
    Photo photo = arrived(png);

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(row(photo).contentType()).isEqualTo("image/png");
  }

  @Test
  void keepsWhatTheCameraSays() {
    byte[] bytes =
        new ExifBytes()
            .main(0x010f, "Apple")
            .main(0x0110, "iPhone 15 Pro")
            .shot(0x9003, "2026:10:01 08:30:15")
            .shot(0x9011, "+08:00")
            .shot(0x829d, 178, 100)
            .into(TestPictures.quarters(40, 30, "jpg"));
    Photo photo = arrived(bytes);

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).takenAt()).isEqualTo(LocalDateTime.of(2026, 10, 1, 8, 30, 15));
    assertThat(row(photo).takenOffset()).isEqualTo(480);
    assertThat(row(photo).takenSource()).isEqualTo(TakenAtSource.EXIF);
    assertThat(photos.exif(photo.id()))
        .contains(new Exif("Apple iPhone 15 Pro", null, null, 1.78, null, null, null, null));
  }

  @Test
  void keepsTheClientsMomentWhereTheCameraIsSilent() {
    Photo photo = arrived(TestPictures.quarters(40, 30, "jpg"));

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).takenAt()).isEqualTo(ASKED);
    assertThat(row(photo).takenOffset()).isEqualTo(480);
    assertThat(row(photo).takenSource()).isEqualTo(TakenAtSource.CLIENT);
  }

  @Test
  void failsAPhotoOfAnotherSizeThanAnnounced() {
    Photo photo = expected(PHOTO.length + 1, null);
    put(photo, PHOTO);

    assertFails(photo, "size-mismatch");
  }

  @Test
  void countsWhatArrivedWhereAnotherSizeWasAnnounced() {
    Photo photo = expected(1, null);
    put(photo, PHOTO);

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).bytes()).isEqualTo(PHOTO.length);
    assertUsage(1, PHOTO.length, 0);
  }

  @Test
  void countsWhatOverwroteAPhotoWithAnotherSize() {
    Photo photo = arrived(PHOTO);
    var _ = thumbnail.invoke(Arrivals.of(photo.original()));
    put(photo, new byte[PHOTO.length - 100]);

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).failureCode()).isEqualTo("size-mismatch");
    assertThat(row(photo).bytes()).isEqualTo(PHOTO.length - 100);
    assertUsage(1, PHOTO.length - 100, 0);
  }

  @Test
  void failsAPhotoOfOtherBytesThanAnnounced() {
    Photo photo = expected(PHOTO.length, Sha256.of("other bytes"));
    put(photo, PHOTO);

    assertFails(photo, "checksum-mismatch");
  }

  @Test
  void acceptsAPhotoOfTheBytesThatWereAnnounced() {
    Sha256 sha256 = Sha256.ofDigest(Sha256.algorithm().digest(PHOTO));
    Photo photo = expected(PHOTO.length, sha256);
    put(photo, PHOTO);

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).status()).isEqualTo(PhotoStatus.READY);
  }

  @Test
  void failsWhatIsNoPicture() {
    byte[] avif = "\0\0\0\u0018ftypavif and some text".getBytes(StandardCharsets.US_ASCII);

    assertFails(arrived(avif), "unsupported-type");
  }

  @Test
  void failsHalfAPicture() {
    assertFails(arrived(Arrays.copyOf(PHOTO, PHOTO.length / 2)), "picture-truncated");
  }

  @Test
  void failsABrokenPicture() {
    byte[] broken = TestPictures.quarters(64, 64, "png");
    Arrays.fill(broken, 45, 60, (byte) 0x55);

    assertFails(arrived(broken), "unreadable");
  }

  @Test
  void leavesAnObjectAloneThatNoRowNames() {
    Photo unknown = asked(new PhotoId(Ids.next(Instant.now())), PHOTO.length, null);
    put(unknown, PHOTO);

    String response = thumbnail.invoke(Arrivals.of(unknown.original()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(storage.read(unknown.rendition(RenditionSize.SMALL))).isEmpty();
  }

  @Test
  void leavesAnObjectAloneThatLiesUnderAnotherAlbumThanItsRow() {
    Photo photo = arrived(PHOTO);
    AlbumId otherAlbum = new AlbumId(Ids.next(Instant.now()));

    String response = thumbnail.invoke(Arrivals.of(new ObjectKey.Original(otherAlbum, photo.id())));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(row(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  @Test
  void makesAPhotoReadyThatTheSweepHadGivenUp() {
    Photo photo = arrived(PHOTO);
    users.store(user.userId(), photo.bytes());
    photos.markFailed(photo.id(), Photo.GIVEN_UP, "It could not be processed.", etag(photo));

    var _ = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(row(photo).status()).isEqualTo(PhotoStatus.READY);
  }

  @Test
  void waitsForAnObjectThatIsNotThere() {
    Photo photo = expected(PHOTO.length, null);

    String response = thumbnail.invoke(Arrivals.of(photo.original()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(row(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  private void assertFails(Photo photo, String code) {
    String response = thumbnail.invoke(Arrivals.of(photo.original(), photo.original()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(row(photo).status()).isEqualTo(PhotoStatus.FAILED);
    assertThat(row(photo).failureCode()).isEqualTo(code);
    assertThat(row(photo).failureDetail()).isNotBlank();
    assertThat(storage.read(photo.rendition(RenditionSize.SMALL))).isEmpty();
    assertThat(albums.get(album).orElseThrow().photoCount()).isZero();
    assertUsage(1, row(photo).bytes(), 0);
  }

  private String etag(Photo photo) {
    try (var object = storage.read(photo.original()).orElseThrow()) {
      return object.etag();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Dimensions rendition(Photo photo, RenditionSize size) {
    try (var object = storage.read(photo.rendition(size)).orElseThrow()) {
      return TestPictures.size(object.content().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
