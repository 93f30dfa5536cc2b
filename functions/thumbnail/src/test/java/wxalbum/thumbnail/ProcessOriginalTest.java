package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.zip.CRC32;
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
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;

class ProcessOriginalTest extends ThumbnailFixture {
  private static final int IHDR_OFFSET = 12;

  @Test
  void marksPhotoReadyWithFiveRenditions() {
    Photo photo = uploadedPhoto(PHOTO);

    String response = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(findPicture(photo).dimensions().width()).isEqualTo(600);
    assertThat(findPicture(photo).dimensions().height()).isEqualTo(400);
    assertThat(findPicture(photo).thumbHash()).isBase64();
    assertThat(rendition(photo, RenditionSize.LARGE)).isEqualTo(new Dimensions(600, 400));
    assertThat(rendition(photo, RenditionSize.MEDIUM)).isEqualTo(new Dimensions(600, 400));
    assertThat(rendition(photo, RenditionSize.SMALL)).isEqualTo(new Dimensions(256, 171));
    assertThat(rendition(photo, RenditionSize.CARD)).isEqualTo(new Dimensions(500, 400));
    assertThat(rendition(photo, RenditionSize.SQUARE)).isEqualTo(new Dimensions(400, 400));
  }

  @Test
  void detectsTypeFromBytesNotFromDeclaredType() {
    byte[] png = TestPictures.quadrants(300, 200, "png");
    Photo photo = uploadedPhoto(png);

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.READY);
    assertThat(findRow(photo).original().contentType()).isEqualTo("image/png");
  }

  @Test
  void storesExifMetadata() {
    byte[] bytes =
        new ExifBuilder()
            .ifd0(0x010f, "Apple")
            .ifd0(0x0110, "iPhone 15 Pro")
            .exifIfd(0x9003, "2026:10:01 08:30:15")
            .exifIfd(0x9011, "+08:00")
            .exifIfd(0x829d, 178, 100)
            .insertInto(TestPictures.quadrants(40, 30, "jpg"));
    Photo photo = uploadedPhoto(bytes);

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findRow(photo).captureTime().localTime())
        .isEqualTo(LocalDateTime.of(2026, 10, 1, 8, 30, 15));
    assertThat(findRow(photo).captureTime().offsetMinutes()).isEqualTo(480);
    assertThat(findRow(photo).captureTime().source()).isEqualTo(TakenAtSource.EXIF);
    assertThat(photos.findExif(photo.id()))
        .contains(new Exif("Apple iPhone 15 Pro", null, null, 1.78, null, null, null, null));
  }

  @Test
  void keepsClientTimeWhenExifHasNone() {
    Photo photo = uploadedPhoto(TestPictures.quadrants(40, 30, "jpg"));

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findRow(photo).captureTime().localTime()).isEqualTo(CLIENT_TIME);
    assertThat(findRow(photo).captureTime().offsetMinutes()).isEqualTo(480);
    assertThat(findRow(photo).captureTime().source()).isEqualTo(TakenAtSource.CLIENT);
  }

  @Test
  void failsPhotoWhenSizeDiffersFromDeclaredSize() {
    Photo photo = pendingPhoto(PHOTO.length + 1, null);
    putOriginal(photo, PHOTO);

    assertFails(photo, "size-mismatch");
  }

  @Test
  void countsActualSizeWhenDeclaredSizeDiffers() {
    Photo photo = pendingPhoto(1, null);
    putOriginal(photo, PHOTO);

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findRow(photo).original().bytes()).isEqualTo(PHOTO.length);
    assertUsage(1, PHOTO.length, 0);
  }

  @Test
  void countsActualSizeWhenOriginalIsOverwritten() {
    Photo photo = uploadedPhoto(PHOTO);
    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));
    putOriginal(photo, new byte[PHOTO.length - 100]);

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findFailure(photo).code()).isEqualTo("size-mismatch");
    assertThat(findRow(photo).original().bytes()).isEqualTo(PHOTO.length - 100);
    assertUsage(1, PHOTO.length - 100, 0);
  }

  @Test
  void failsPhotoWhenChecksumDiffers() {
    Photo photo = pendingPhoto(PHOTO.length, Sha256.hash("other bytes"));
    putOriginal(photo, PHOTO);

    assertFails(photo, "checksum-mismatch");
  }

  @Test
  void acceptsPhotoWhenChecksumMatches() {
    Sha256 sha256 = Sha256.ofBytes(Sha256.newMessageDigest().digest(PHOTO));
    Photo photo = pendingPhoto(PHOTO.length, sha256);
    putOriginal(photo, PHOTO);

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.READY);
  }

  @Test
  void failsPhotoWhenTypeIsUnsupported() {
    byte[] avif = "\0\0\0\u0018ftypavif and some text".getBytes(StandardCharsets.US_ASCII);

    assertFails(uploadedPhoto(avif), "unsupported-type");
  }

  @Test
  void failsPhotoWhenFileIsTruncated() {
    assertFails(uploadedPhoto(Arrays.copyOf(PHOTO, PHOTO.length / 2)), "picture-truncated");
  }

  @Test
  void failsPhotoWhenDecodingTakesTooMuchWork() {
    byte[] png = TestPictures.quadrants(64, 64, "png");
    ByteBuffer header = ByteBuffer.wrap(png, IHDR_OFFSET, 17).slice();
    header.putInt(4, 14_100).putInt(8, 14_100);
    header.put(12, (byte) 16).put(13, (byte) 6).put(16, (byte) 1); // 16 bits, alpha, interlaced
    CRC32 checksum = new CRC32();
    checksum.update(header.duplicate());
    ByteBuffer.wrap(png).putInt(IHDR_OFFSET + header.capacity(), (int) checksum.getValue());

    assertFails(uploadedPhoto(png), "too-complex");
  }

  @Test
  void failsPhotoWhenFileIsDamaged() {
    byte[] broken = TestPictures.quadrants(64, 64, "png");
    Arrays.fill(broken, 45, 60, (byte) 0x55);

    assertFails(uploadedPhoto(broken), "unreadable");
  }

  @Test
  void ignoresObjectWithoutRow() {
    Photo unknown = newPhoto(new PhotoId(Ids.newUuid(Instant.now())), PHOTO.length, null);
    putOriginal(unknown, PHOTO);

    String response = thumbnail.invoke(UploadEvents.forKeys(unknown.originalKey()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(storage.open(unknown.renditionKey(RenditionSize.SMALL))).isEmpty();
  }

  @Test
  void ignoresObjectUnderAnotherAlbum() {
    Photo photo = uploadedPhoto(PHOTO);
    AlbumId otherAlbum = new AlbumId(Ids.newUuid(Instant.now()));

    String response =
        thumbnail.invoke(UploadEvents.forKeys(new ObjectKey.Original(otherAlbum, photo.id())));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  @Test
  void marksPhotoReadyAfterSweepGaveUp() {
    Photo photo = uploadedPhoto(PHOTO);
    users.commitReservation(user.userId(), photo.original().bytes());
    photos.markFailed(photo.id(), Photo.Failure.GIVEN_UP, etag(photo));

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.READY);
  }

  @Test
  void keepsPhotoExpectedWhenObjectIsMissing() {
    Photo photo = pendingPhoto(PHOTO.length, null);

    String response = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.EXPECTED);
  }

  private void assertFails(Photo photo, String code) {
    String response =
        thumbnail.invoke(UploadEvents.forKeys(photo.originalKey(), photo.originalKey()));

    assertThat(response).isEqualTo(NO_FAILURES);
    assertThat(findRow(photo).status()).isEqualTo(PhotoStatus.FAILED);
    assertThat(findFailure(photo).code()).isEqualTo(code);
    assertThat(findFailure(photo).detail()).isNotBlank();
    assertThat(storage.open(photo.renditionKey(RenditionSize.SMALL))).isEmpty();
    assertThat(albums.findUnscoped(album).orElseThrow().photoCount()).isZero();
    assertUsage(1, findRow(photo).original().bytes(), 0);
  }

  private String etag(Photo photo) {
    try (var object = storage.open(photo.originalKey()).orElseThrow()) {
      return object.etag();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Dimensions rendition(Photo photo, RenditionSize size) {
    try (var object = storage.open(photo.renditionKey(size)).orElseThrow()) {
      return TestPictures.sizeOf(object.stream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
