package wxalbum.listalbum;

import static org.assertj.core.api.Assertions.assertThat;
import static wxalbum.listalbum.ListAlbumFixture.CLOCK;
import static wxalbum.listalbum.ListAlbumFixture.FUNCTION;
import static wxalbum.listalbum.ListAlbumFixture.ORIGINAL;
import static wxalbum.listalbum.ListAlbumFixture.PHOTO;
import static wxalbum.listalbum.ListAlbumFixture.PHOTOS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import wxalbum.album.AlbumId;
import wxalbum.album.Photo;
import wxalbum.album.PhotoId;
import wxalbum.album.Photos;
import wxalbum.album.TakenAtSource;
import wxalbum.testkit.OwnerFixture;
import wxalbum.testkit.PhotoBuilder;
import wxalbum.testkit.TestResponse;

class SignedUrlTest {
  private final OwnerFixture owner = new OwnerFixture(CLOCK);
  private final AlbumId album = owner.createAlbum("album");
  private final PhotoId photo = owner.createReadyPhoto(album);

  @Test
  void returnsSameUrlOnEveryInstanceWithinAnHour() {
    CLOCK.set(nextHour());
    String first = smallRenditionUrl();
    CLOCK.advance(Duration.ofMinutes(59).plusSeconds(59));

    TestResponse fromOtherInstance =
        ListAlbumFixture.newInstance().call(owner.request(PHOTO).pathParam("photoId", photo));

    assertThat(fromOtherInstance.textAt("/renditions/small/url")).isEqualTo(first);
  }

  /** Phones cache renditions without revalidation. */
  @Test
  void returnsDifferentUrlsWhenAnotherPictureWasProcessed() {
    CLOCK.set(nextHour());
    String first = smallRenditionUrl();
    OwnerFixture.repository(Photos.class)
        .markReady(
            new Photos.ProcessingResult(
                photo,
                "another-etag",
                "image/jpeg",
                new Photo.Picture(
                    PhotoBuilder.PICTURE.dimensions(),
                    PhotoBuilder.PICTURE.thumbHash(),
                    "00000000000000b2"),
                new Photo.CaptureTime(LocalDateTime.of(2026, 5, 1, 12, 0), 0, TakenAtSource.EXIF)));

    String second = smallRenditionUrl();

    assertThat(second).contains("x-version=00000000000000b2").isNotEqualTo(first);
  }

  @Test
  void servesOriginalAsDetectedTypeOnlyWhenReady() {
    PhotoId failed = owner.createFailedPhoto(album);

    TestResponse ofReady = FUNCTION.call(owner.request(ORIGINAL).pathParam("photoId", photo));
    TestResponse ofFailed = FUNCTION.call(owner.request(ORIGINAL).pathParam("photoId", failed));

    assertThat(ofReady.textAt("/url")).contains("response-content-type=image%2Fjpeg");
    assertThat(ofFailed.textAt("/url"))
        .contains("response-content-type=application%2Foctet-stream");
  }

  @Test
  void returnsDifferentUrlInNextHour() {
    CLOCK.set(nextHour());
    String first = smallRenditionUrl();
    CLOCK.advance(Duration.ofHours(1));

    String second = smallRenditionUrl();

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void leavesAtLeast15MinutesAtAnyTime() {
    CLOCK.set(nextHour());
    for (int minute = 0; minute < 60; minute++) {
      TestResponse response = FUNCTION.call(owner.request(ORIGINAL).pathParam("photoId", photo));

      Instant end = Instant.parse(response.textAt("/expiresAt"));
      assertThat(Duration.between(CLOCK.instant(), end)).isGreaterThan(Duration.ofMinutes(15));
      CLOCK.advance(Duration.ofMinutes(1));
    }
  }

  @Test
  void includesExpiryInUrl() {
    CLOCK.set(nextHour().plus(Duration.ofMinutes(59)));

    String url = smallRenditionUrl();

    assertThat(url).contains("X-Amz-Expires=4500");
  }

  private String smallRenditionUrl() {
    return FUNCTION
        .call(owner.request(PHOTOS).pathParam("albumId", album))
        .textAt("/items/0/renditions/small/url");
  }

  private static Instant nextHour() {
    return CLOCK.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
  }
}
