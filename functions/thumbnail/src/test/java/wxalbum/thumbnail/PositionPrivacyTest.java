package wxalbum.thumbnail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wxalbum.album.ObjectKey;
import wxalbum.album.Photo;
import wxalbum.album.RenditionSize;
import wxalbum.testkit.ExifBuilder;
import wxalbum.testkit.TestPictures;

/** Tests which files of a photo tell where it was taken: the original does, renditions do not. */
class PositionPrivacyTest extends ThumbnailFixture {
  private static final byte[] PHOTO_WITH_POSITION =
      new ExifBuilder()
          .ifd0(0x010f, "a camera")
          .gpsPosition("N", new int[] {30, 15, 3312}, "E", new int[] {120, 8, 5496})
          .insertInto(PHOTO);

  @ParameterizedTest
  @EnumSource(RenditionSize.class)
  void renditionHasNoMetadata(RenditionSize size) throws IOException {
    Photo photo = uploadedPhoto(PHOTO_WITH_POSITION);

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(photos.findExif(photo.id()).orElseThrow().latitude()).isNotNull();
    byte[] rendition = read(photo.renditionKey(size));
    assertThat(TestPictures.sizeOf(rendition).width()).isPositive();
    assertThat(new String(rendition, StandardCharsets.ISO_8859_1))
        .doesNotContain("Exif", "a camera", "http://ns.adobe.com");
  }

  @Test
  void originalKeepsItsMetadata() throws IOException {
    Photo photo = uploadedPhoto(PHOTO_WITH_POSITION);

    var _ = thumbnail.invoke(UploadEvents.forKeys(photo.originalKey()));

    assertThat(read(photo.originalKey())).isEqualTo(PHOTO_WITH_POSITION);
  }

  private byte[] read(ObjectKey key) throws IOException {
    try (var object = storage.open(key).orElseThrow()) {
      return object.stream().readAllBytes();
    }
  }
}
